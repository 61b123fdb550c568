/**
 * Copies pictures without their metadata, which may tell where and by whom they were taken, and
 * makes smaller versions of them. Knows formats only, neither sites nor addresses. Calls no other
 * room.
 */
package dev.gatehouse.library.file.picture;
