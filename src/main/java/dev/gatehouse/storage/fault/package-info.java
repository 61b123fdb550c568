/**
 * Owns what an error of the database means: whether the statement was refused or the database could
 * not be used, what is wrong with it then, and what to do about it. Calls no other room.
 */
package dev.gatehouse.storage.fault;
