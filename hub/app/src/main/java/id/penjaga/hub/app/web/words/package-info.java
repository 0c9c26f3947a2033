/// How the pages speak: every text, number, date and duration in Indonesian or English (SYS-04).
///
/// The texts stand in `messages_id.properties` and `messages_en.properties` under the same keys
/// with the same placeholders; a test compares them. It must not know what a page looks like.
@NullMarked
package id.penjaga.hub.app.web.words;

import org.jspecify.annotations.NullMarked;
