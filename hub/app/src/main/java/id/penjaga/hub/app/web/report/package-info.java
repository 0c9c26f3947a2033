/// Pages for whoever has no login: telling of a fault, and asking later what became of it.
///
/// A report goes to the office as a command like any other. These pages must show nothing of a case
/// but its number, its state and its times, and nothing of people.
@NullMarked
package id.penjaga.hub.app.web.report;

import org.jspecify.annotations.NullMarked;
