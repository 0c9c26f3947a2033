/// Who asks, and the people, roles and times of the office in their words: what every page of
/// people's work needs.
///
/// It must know nothing of any one page.
@NullMarked
package id.penjaga.hub.app.web.work.desk;

import org.jspecify.annotations.NullMarked;
