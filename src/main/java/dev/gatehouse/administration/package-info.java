/**
 * What people and programs who run help centers change: who may do it, by which rules, and the
 * trail that it leaves. The console and the admin API are two faces of it; neither changes anything
 * past it. Knows neither HTTP nor pages.
 *
 * <p>May call {@code protocol}, {@code session}, {@code library}, {@code reader}, {@code operator},
 * {@code journal}, {@code tenant} and what lies below them.
 */
package dev.gatehouse.administration;
