/// Reads a recording of temperature and humidity that a logger or a spreadsheet wrote as CSV.
///
/// Tolerant of form: byte order mark, UTF-16, quotes, comma, semicolon or tab, decimal comma, names
/// of columns in any case with units, epoch in s, ms, us or ns, ISO 8601 with a zone. Strict in
/// meaning: what has two readings (a day without a zone, Fahrenheit, two temperature columns) is
/// refused with what stood there. A missing cell hides only itself, a row out of time only itself.
/// Must not know rooms, rules or alarms.
@NullMarked
package id.penjaga.device.app.recording;

import org.jspecify.annotations.NullMarked;
