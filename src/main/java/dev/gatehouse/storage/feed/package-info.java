/**
 * Tells every node what changed in the database, so that a node forgets what it knows of one thing
 * and keeps the rest.
 *
 * <p>Whatever changes something that nodes cache writes a row that names it, in the same
 * transaction: {@link dev.gatehouse.storage.feed.ChangeFeed#changed}. Each node reads the new rows
 * at most twice a second, and only while requests arrive. Between two readings, the entries of a
 * {@link dev.gatehouse.storage.feed.FeedCache} whose subjects no row named are as good as an answer
 * of the database.
 */
package dev.gatehouse.storage.feed;
