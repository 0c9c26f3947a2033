/// Attachments in the browser: sending them with a form or one by one before it, and looking at
/// them. It must not know how files are judged or kept.
@NullMarked
package id.penjaga.hub.app.web.files;

import org.jspecify.annotations.NullMarked;
