package id.penjaga.hub.app.web;

import id.penjaga.hub.app.web.view.HeardDay;
import id.penjaga.hub.core.Heard;
import id.penjaga.hub.core.Hearing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A day of half hours with a hole in the night and a gap in the morning.
final class SampleHeard {
  private SampleHeard() {}

  /// @param current whether anything was heard in the last hour
  static HeardDay day(Instant now, boolean current) {
    List<Heard> halves = new ArrayList<>(Collections.nCopies(Hearing.HALVES, Heard.WHOLE));
    halves.set(9, Heard.GAPS);
    halves.set(10, Heard.NOTHING);
    halves.set(11, Heard.NOTHING);
    halves.set(30, Heard.GAPS);
    if (!current) {
      halves.set(46, Heard.GAPS);
      halves.set(47, Heard.NOTHING);
    }
    long last = now.toEpochMilli() / Hearing.HALF_MS - Hearing.HALVES + 1;
    return new HeardDay(Instant.ofEpochMilli(last * Hearing.HALF_MS), now, halves);
  }
}
