/// Lists and reference pages of people's work: cases, memos, deviations, procedures.
///
/// It must change nothing.
@NullMarked
package id.penjaga.hub.app.web.work.list;

import org.jspecify.annotations.NullMarked;
