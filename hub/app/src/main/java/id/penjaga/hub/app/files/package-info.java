/// Attachments of cases (SYS-10): photos and papers that people add as evidence.
///
/// [Attachments] is the way in. A file comes to lie in a private folder, is judged and cleaned by
/// `clean`, is kept once under the SHA-256 of its bytes by [FileVault], and is then written into
/// the [AttachmentBook], in this order: a stop in between leaves a file that nobody sees and that
/// the next tidying removes, never a row without its file. What no case ever named is removed after
/// a week.
///
/// It must not know HTTP, SQL, or what a case is beyond its name.
@NullMarked
package id.penjaga.hub.app.files;

import org.jspecify.annotations.NullMarked;
