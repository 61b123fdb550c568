/** Owns which announced providers operators want to be notified of. */
package dev.gatehouse.operator.interest;
