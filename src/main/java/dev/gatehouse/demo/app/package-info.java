/**
 * Owns the pretend company's app: its people and, for each vendor, the few lines that sign them in
 * to a help center. It uses the vendors' public protocols and knows of Gatehouse only the values in
 * its environment, so it is a model for a real company's backend. Only its pages are sent as those
 * of help centers are.
 */
package dev.gatehouse.demo.app;
