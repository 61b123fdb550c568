/**
 * What all resources of the admin API share: reading requests, paging, writing responses, and
 * problem documents (RFC 9457).
 */
package dev.gatehouse.adminapi.call;
