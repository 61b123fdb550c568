/**
 * Owns the pretend company's own app: its people, and for each vendor the few lines that sign them
 * in to a help center. It speaks the vendors' public protocols and knows of Gatehouse only what was
 * copied into its environment; a real company's backend could be written after it.
 */
package dev.gatehouse.demo.app;
