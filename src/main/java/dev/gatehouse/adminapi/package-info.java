/**
 * The admin API: everything that an operator can do, as HTTP and JSON under {@code /api/admin/v1}
 * on the base host. Owns paths, status codes, JSON and problem documents; {@code administration}
 * decides what a change means, and its rooms are those of the resources here: {@code site}, {@code
 * sso}, {@code people}, {@code content}, {@code insight}, {@code operator}, {@code log} and {@code
 * alert}. The sign-in mechanism has authenticated the caller before.
 *
 * <p>May call {@code signin}, {@code protocol}, {@code session}, {@code library}, {@code reader},
 * {@code journal}, {@code tenant} and what lies below them.
 */
package dev.gatehouse.adminapi;
