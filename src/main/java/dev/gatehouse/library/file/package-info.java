/**
 * Owns the pictures and files that articles show: what may be stored, how much of it, under which
 * address, and which of it is in use. A file comes in as a stream ({@code ReceivedFile}), is told
 * by its content ({@code FileType}) and freed of metadata ({@code picture}), and is stored in parts
 * under the hash of what is left ({@code StoredFiles}); it goes out part by part. Who may see a
 * file is decided by the articles that use it, in {@code library}.
 *
 * <p>May call {@code library.file.picture}, {@code tenant} and the rooms below them.
 */
package dev.gatehouse.library.file;
