package id.penjaga.device.app.recording;

import org.jspecify.annotations.Nullable;

/// One row of a recording that is used.
///
/// @param line in the file, from 1
/// @param wallMs milliseconds since 1970
/// @param celsius null where the cell is missing or no number
/// @param percent relative humidity; null where the cell is missing or no number
/// @param clockSetBack whether the logger's clock was set back just before this row, so that its
///     time does not follow from the row before
public record CsvRow(
    long line,
    long wallMs,
    @Nullable Double celsius,
    @Nullable Double percent,
    boolean clockSetBack) {

  CsvRow afterTheClockWasSetBack() {
    return new CsvRow(line, wallMs, celsius, percent, true);
  }
}
