/// The rows of attachments, on H2 and PostgreSQL. Where their bytes are is no business of this
/// package.
@NullMarked
package id.penjaga.hub.app.store.files;

import org.jspecify.annotations.NullMarked;
