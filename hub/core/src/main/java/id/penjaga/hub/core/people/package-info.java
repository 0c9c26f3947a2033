/// Who works here, with which roles from when until when, who stands in for whom by which letter,
/// who is on duty, and which hours are working hours.
///
/// It must know nothing of cases; `work` asks it who may act.
@NullMarked
package id.penjaga.hub.core.people;

import org.jspecify.annotations.NullMarked;
