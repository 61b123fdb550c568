/** The proxies that {@code server-config} has samples for, run as the samples set them up. */
package dev.gatehouse.it.support.proxy;
