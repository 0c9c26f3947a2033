/// Notices: what is brought to somebody outside the pages, by which of their channels and when.
///
/// That a channel took a notice over proves nothing: only a receipt of the other end, or a person
/// who says so, does. The chain of persons itself is of [id.penjaga.hub.core.alarm]. It must know
/// nothing of SMTP, HTTP or SQL.
@NullMarked
package id.penjaga.hub.core.notice;

import org.jspecify.annotations.NullMarked;
