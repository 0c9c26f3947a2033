package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A trend store at work on a simulated disk, and what may be expected of it: what is older than a
/// minute is on the disk, unless the hub has it or its loss was declared.
final class TrendStory implements CrashHarness.Life, TrendStore.Losses {
  private static final TrendStore.Options OPTIONS =
      new TrendStore.Options(8 * PageFormat.PAGE, 3L * 8 * PageFormat.PAGE, 30_000, 60_000);
  private static final long LOG = 0xFEEDL;

  private static final class Written {
    final String text;
    final long since;
    int promised = Integer.MAX_VALUE;

    Written(String text, long since) {
      this.text = text;
      this.since = since;
    }
  }

  private record Excused(int at, Position upTo) {}

  private final SimDisk disk;
  private final RandomGenerator random;
  private final UnaryOperator<Disk> card;
  private final TreeMap<Position, Written> written = new TreeMap<>();
  private final List<Excused> held = new ArrayList<>();
  private final List<Excused> dropped = new ArrayList<>();
  private @Nullable TrendStore store;
  private int epoch;
  private long uptime;

  TrendStory(SimDisk disk, RandomGenerator random) {
    this(disk, random, UnaryOperator.identity());
  }

  TrendStory(SimDisk disk, RandomGenerator random, UnaryOperator<Disk> card) {
    this.disk = disk;
    this.random = random;
    this.card = card;
  }

  private int now() {
    return disk.ops.size();
  }

  @Override
  public void dropping(Dropped batches) {
    dropped.add(new Excused(now(), batches.last()));
  }

  @Override
  public void refused(long batches) {
    throw new AssertionError("nothing fails here");
  }

  @Override
  public void live(int steps) {
    for (int i = 0; i < steps; i++) {
      try {
        step();
      } catch (SimDisk.Killed _) {
        store = null;
      } catch (DiskException e) {
        throw new AssertionError(e);
      }
    }
    disk.killAfter(-1);
  }

  private TrendStore open(SimDisk on, int epoch) throws DiskException {
    return TrendStore.open(card.apply(on), OPTIONS, LOG, epoch, this, new PageFormat());
  }

  private TrendStore store() throws DiskException {
    if (store == null) {
      TrendStore opened = open(disk, ++epoch);
      for (Position there : Records.positions(opened.after(null))) {
        promise(written.get(there));
      }
      store = opened;
    }
    return store;
  }

  private void promise(@Nullable Written batch) {
    if (batch != null) {
      batch.promised = Math.min(batch.promised, now());
    }
  }

  private void step() throws DiskException {
    TrendStore to = store();
    uptime += random.nextInt(30_000);
    switch (random.nextInt(16)) {
      case 0 -> {
        to.close();
        written.tailMap(new Position(epoch, 1)).values().forEach(this::promise);
        store = null;
      }
      case 1 -> disk.killAfter(random.nextInt(12));
      case 2, 3 -> acknowledge(to);
      default -> {
        String text = "r".repeat(random.nextInt(random.nextInt(4) == 0 ? 6000 : 600));
        TrendStore.Batch batch = Records.batch(text);
        String[] made = {""};
        Position position =
            to.add(
                (at, after) -> {
                  byte[] bytes = batch.build(at, after);
                  made[0] = new String(bytes, StandardCharsets.UTF_8);
                  return bytes;
                },
                uptime);
        if (position != null) {
          written.put(position, new Written(made[0], uptime));
        }
      }
    }
    if (store != null) {
      to.tick(uptime);
      for (Written batch : written.tailMap(new Position(epoch, 1)).values()) {
        if (uptime - batch.since >= OPTIONS.flushAfterMillis()) {
          promise(batch);
        }
      }
    }
  }

  private void acknowledge(TrendStore to) {
    if (!written.isEmpty()) {
      List<Position> all = List.copyOf(written.keySet());
      Position upTo = all.get(random.nextInt(all.size()));
      held.add(new Excused(now(), upTo));
      to.acknowledge(upTo);
    }
  }

  @Override
  public CrashHarness.Found recover(SimDisk left, @Nullable Integer crashed) throws DiskException {
    int next = epoch + (crashed == null ? 2 : 1);
    TrendStore found = open(left, next);
    List<JournalEntry> read = Records.all(found.after(null));
    List<String> texts = read.stream().map(Records::text).toList();
    String wrong = crashed == null ? null : judge(crashed, read, found.acknowledged());
    if (wrong == null) {
      Position added = found.add(Records.batch("after the crash"), 0);
      found.flush();
      boolean taken =
          added != null && List.of(added).equals(Records.positions(found.after(newest(read))));
      wrong = taken ? null : "a batch added after recovery is not read back";
    }
    return new CrashHarness.Found(wrong, texts, 1);
  }

  private static @Nullable Position newest(List<JournalEntry> read) {
    return read.isEmpty() ? null : read.getLast().position();
  }

  private @Nullable String judge(
      int crashed, List<JournalEntry> read, @Nullable Position remembered) {
    TreeMap<Position, String> there = new TreeMap<>();
    Position before = null;
    for (JournalEntry entry : read) {
      Written batch = written.get(entry.position());
      if (batch == null || !batch.text.equals(Records.text(entry))) {
        return "batch " + entry.position() + " is not what was added";
      }
      if (before != null && entry.position().compareTo(before) <= 0) {
        return "batch " + entry.position() + " comes after " + before;
      }
      before = entry.position();
      there.put(before, batch.text);
    }
    Position hub = excused(held, crashed);
    if (remembered != null && (hub == null || remembered.compareTo(hub) > 0)) {
      return "acknowledged up to " + remembered + " is remembered, true is " + hub;
    }
    Position gone = excused(dropped, crashed);
    for (Position position : written.keySet()) {
      Written batch = written.get(position);
      boolean excused =
          hub != null && position.compareTo(hub) <= 0
              || gone != null && position.compareTo(gone) <= 0;
      if (batch != null && batch.promised <= crashed && !excused && !there.containsKey(position)) {
        return "batch " + position + " is lost";
      }
    }
    return null;
  }

  private static @Nullable Position excused(List<Excused> list, int crashed) {
    Position most = null;
    for (Excused excused : list) {
      if (excused.at <= crashed && (most == null || excused.upTo.compareTo(most) > 0)) {
        most = excused.upTo;
      }
    }
    return most;
  }
}
