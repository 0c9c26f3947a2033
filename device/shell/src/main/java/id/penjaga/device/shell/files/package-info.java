/// Small files that must be whole, secrets that only their owner may read, and words for what went
/// wrong with a file.
///
/// A file written by rename without fsync of file and folder may be empty after a power cut; a
/// secret beside four others was guarded by another habit each; the message of a file exception is
/// often only its path. One class each mends that for both programs. Must not know what is in the
/// files.
@NullMarked
package id.penjaga.device.shell.files;

import org.jspecify.annotations.NullMarked;
