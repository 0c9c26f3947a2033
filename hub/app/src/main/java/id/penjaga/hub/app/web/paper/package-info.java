/// Pages of papers: what a case or a month can give, shown before it is final, frozen after a
/// question; the archive; and the public page where whoever holds a paper checks it.
///
/// The public page must show nothing of people and nothing of a case but what stands in the
/// archive's own line.
@NullMarked
package id.penjaga.hub.app.web.paper;

import org.jspecify.annotations.NullMarked;
