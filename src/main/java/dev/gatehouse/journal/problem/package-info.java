/**
 * Owns problems: refused sign-ins of the same kind, which are counted while their events come in,
 * on whichever node gets to it ({@code ProblemWatch}). A problem is resolved once sign-ins pass
 * again ({@code ProblemEnd}). Knows {@code journal}, to which it belongs.
 */
package dev.gatehouse.journal.problem;
