package id.penjaga.hub.demo;

import id.penjaga.device.app.journal.Disk;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.TrendBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A day of a device alone, written by the production journal and trend store.
record Day(int records, int batches) {
  static final PointId TEMPERATURE = new PointId("room.temperature");
  static final PointId HUMIDITY = new PointId("room.humidity");
  static final long STEP_MS = 10_000;

  /// A calm room, in tenths of a degree: the sun outside, the cooling's own rhythm.
  static double celsius(int reading) {
    double hours = reading / 360.0;
    return Math.round(209 + 4 * Math.sin(hours / 3.8) + 1.5 * Math.sin(hours * 9)) / 10.0;
  }

  static double humidity(int reading) {
    double hours = reading / 360.0;
    return Math.round(490 - 45 * Math.sin(hours / 3.8) + 12 * Math.sin(hours * 9 + 1)) / 10.0;
  }

  /// @param every a journal record in so many batches; 0 for none
  static Day write(Path home, long startMs, long lengthMs, int every) throws Exception {
    int batches = (int) (lengthMs / STEP_MS);
    int records = 0;
    Journal journal =
        Journal.open(Disk.folder(home.resolve("journal")), Journal.Options.USUAL, new Random());
    try (journal;
        TrendStore trends =
            TrendStore.open(
                Disk.folder(home.resolve("trend")),
                TrendStore.Options.USUAL,
                journal,
                new BothEnds.NoLosses())) {
      for (int i = 0; i < batches; i++) {
        Moment at = new Moment(i * STEP_MS, startMs + i * STEP_MS, ClockQuality.NTP);
        List<Reading> readings = new ArrayList<>();
        readings.add(new Reading.Taken(at, TEMPERATURE, Measure.celsius(celsius(i))));
        readings.add(new Reading.Taken(at, HUMIDITY, Measure.humidity(humidity(i))));
        trends.add(
            (position, after) ->
                Codec.write(
                    new TrendBatch(BothEnds.ROOM, journal.log(), position, after, readings)),
            at.uptimeMs());
        trends.tick(at.uptimeMs());
        if (every > 0 && i % every == 0) {
          JournalEvent event = new JournalEvent.DoorClosed(new PointId("door.main"), 3_000);
          journal.append((position, after, previous) ->
              Codec.journalBody(
                  BothEnds.ROOM, journal.log(), position, after, at, event, previous));
          journal.prepare(at.uptimeMs());
          records++;
        }
      }
      trends.flush();
    }
    return new Day(records, batches);
  }
}
