/** Companies' backends, each speaking the protocol of its vendor. */
package dev.gatehouse.it.support.vendor;
