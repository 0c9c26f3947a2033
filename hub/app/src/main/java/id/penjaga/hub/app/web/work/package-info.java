/// Pages of people's work: what is mine, a case from beginning to end with its form in place, the
/// lists of cases and deviations, the procedures themselves.
///
/// It must know no rule of the work: who may do what and what follows is decided by the core and
/// asked of the office.
@NullMarked
package id.penjaga.hub.app.web.work;

import org.jspecify.annotations.NullMarked;
