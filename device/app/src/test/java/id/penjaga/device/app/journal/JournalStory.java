package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A journal at work on a simulated disk, and what was promised to whom and when: the yardstick for
/// what may be found after a crash.
///
/// Times are counted in operations the disk had seen.
final class JournalStory implements CrashHarness.Life {
  static final Journal.Options OPTIONS = new Journal.Options(8 * PageFormat.PAGE, 30);

  /// Records that were to be appended together.
  ///
  /// @param acknowledged when the promise was given; never when it was not
  record Attempt(int begun, List<JournalEntry> records, int acknowledged) {}

  private record Told(int at, long value) {}

  static final int NEVER = Integer.MAX_VALUE;

  final SimDisk disk;
  private final PageFormat format;
  private final UnaryOperator<Disk> card;
  private final RandomGenerator random;
  private final List<Attempt> attempts = new ArrayList<>();
  private final List<Told> epochs = new ArrayList<>();
  private final List<Told> drops = new ArrayList<>();
  private long numbers;
  private @Nullable Journal journal;
  private boolean adopted;
  private @Nullable Position held;

  /// @param card stands between the journal and the disk; a planted bug may sit there
  JournalStory(SimDisk disk, PageFormat format, UnaryOperator<Disk> card, RandomGenerator random) {
    this.disk = disk;
    this.format = format;
    this.card = card;
    this.random = random;
  }

  private int now() {
    return disk.ops.size();
  }

  private Journal journal() throws DiskException {
    Journal open = journal;
    if (open == null) {
      open = Journal.open(card.apply(disk), OPTIONS, random, format);
      journal = open;
      adopted = false;
    }
    if (!adopted) {
      open.begin();
      epochs.add(new Told(now(), open.epoch()));
      adopt(open);
      adopted = true;
    }
    return open;
  }

  /// What a killed process had begun may be found by the next one; from then on it must stay.
  private void adopt(Journal opened) throws DiskException {
    List<JournalEntry> found = Records.all(opened.after(held));
    if (found.isEmpty()) {
      return;
    }
    for (int i = attempts.size() - 1; i >= 0 && attempts.get(i).acknowledged == NEVER; i--) {
      if (same(attempts.get(i).records, found)) {
        attempts.set(i, new Attempt(attempts.get(i).begun, attempts.get(i).records, now()));
        attempts.subList(i + 1, attempts.size()).clear();
        held = found.getLast().position();
        numbers += found.size();
        return;
      }
    }
    throw new AssertionError(found.size() + " records appeared that nobody appended");
  }

  /// The journal as it is now, opened if need be.
  Journal opened() throws DiskException {
    return journal();
  }

  /// Does some steps of everyday life. Whatever the disk refuses is taken as a refusal, as the
  /// shell does.
  @Override
  public void live(int steps) {
    for (int i = 0; i < steps; i++) {
      try {
        step();
      } catch (DiskException _) {
        // Not promised, so nothing to keep.
      } catch (SimDisk.Killed _) {
        journal = null;
      }
    }
    disk.killAfter(-1);
  }

  private void step() throws DiskException {
    switch (random.nextInt(20)) {
      case 0 -> {
        if (journal != null) {
          journal.close();
          journal = null;
        }
      }
      case 1, 2 -> disk.killAfter(random.nextInt(8));
      case 3, 4 -> journal().prepare(now());
      case 5 -> {
        if (held != null) {
          journal().acknowledge(held);
        }
        retain();
      }
      default -> append(journal());
    }
  }

  private void retain() throws DiskException {
    // From the moment of asking on, what may go may be gone.
    drops.add(new Told(now(), Math.max(0, numbers - OPTIONS.keptRecords())));
    journal().retain();
  }

  private void append(Journal to) throws DiskException {
    int count = random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 1;
    List<JournalEntry> records = new ArrayList<>();
    List<Body> bodies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int size = random.nextInt(12) == 0 ? random.nextInt(9000) : random.nextInt(200);
      Body body = Records.body(Long.toHexString(random.nextLong()).repeat(1 + size / 16));
      long number = numbers + i;
      bodies.add((position, after, previous) -> {
        byte[] bytes = body.build(position, after, previous);
        records.add(new JournalEntry(position, number, bytes));
        return bytes;
      });
    }
    int begun = now();
    int place = attempts.size();
    try {
      List<Position> positions = to.append(bodies);
      held = positions.getLast();
      attempts.add(new Attempt(begun, records, now()));
      numbers += count;
    } finally {
      if (attempts.size() == place) {
        attempts.add(new Attempt(begun, records, NEVER));
      }
    }
  }

  @Override
  public CrashHarness.Found recover(SimDisk left, @Nullable Integer crashed) throws DiskException {
    try (Journal found = Journal.open(card.apply(left), OPTIONS, random, format)) {
      List<JournalEntry> read = Records.all(found.after(null));
      List<String> texts = read.stream().map(Records::text).toList();
      String wrong = crashed == null ? null : judge(crashed, found, read);
      if (wrong == null) {
        Position last = found.last();
        found.append(List.of(Records.body("after the crash"), Records.body("and another")));
        List<Position> added = Records.positions(found.after(last));
        boolean taken =
            added.size() == 2 && added.getFirst().equals(new Position(found.epoch(), 1));
        wrong = taken ? null : "what is appended after recovery is not read back";
      }
      if (wrong == null && crashed == null && !found.verify().sound()) {
        wrong = found.verify().toString();
      }
      return new CrashHarness.Found(wrong, texts, 2);
    }
  }

  /// Checks what a journal holds against what was promised up to some moment.
  ///
  /// @return what is wrong; null when nothing is
  @Nullable String judge(int crashed, Journal found, List<JournalEntry> read) {
    for (Told epoch : epochs) {
      if (epoch.at <= crashed && found.epoch() <= epoch.value) {
        return "epoch " + found.epoch() + " was in use before";
      }
    }
    Chain chain = new Chain();
    for (JournalEntry entry : read) {
      String wrong = chain.follow(entry);
      if (wrong != null) {
        return "record " + entry.position() + ": " + wrong;
      }
    }
    return compare(crashed, read);
  }

  /// Checks only that the promised records, and no others, are there.
  @Nullable String compare(int crashed, List<JournalEntry> read) {
    List<JournalEntry> promised = new ArrayList<>();
    List<Attempt> open = new ArrayList<>();
    for (Attempt attempt : attempts) {
      if (attempt.acknowledged <= crashed) {
        promised.addAll(attempt.records);
        open.clear();
      } else if (attempt.begun <= crashed) {
        open.add(attempt);
      }
    }
    long droppable = 0;
    for (Told drop : drops) {
      droppable = drop.at <= crashed ? Math.max(droppable, drop.value) : droppable;
    }
    // The records count from 0 without a hole, so the first one read says how many were dropped.
    int dropped = read.isEmpty() ? promised.size() : (int) read.getFirst().number();
    if (read.isEmpty() && !promised.isEmpty()) {
      return "all of " + promised.size() + " acknowledged records are lost";
    }
    if (dropped > droppable) {
      return "the first " + dropped + " records are lost, dropped were " + droppable;
    }
    int left = promised.size() - dropped;
    if (read.size() < left) {
      return (left - read.size()) + " acknowledged records are lost at the end";
    }
    for (int i = 0; i < left; i++) {
      if (!same(promised.get(dropped + i), read.get(i))) {
        return "record " + read.get(i).position() + " is not what was acknowledged";
      }
    }
    List<JournalEntry> more = read.subList(Math.max(0, left), read.size());
    boolean attempted =
        more.isEmpty() || open.stream().anyMatch(attempt -> same(attempt.records, more));
    return attempted ? null : more.size() + " records more than were ever appended as one group";
  }

  private static boolean same(List<JournalEntry> written, List<JournalEntry> read) {
    if (written.size() != read.size()) {
      return false;
    }
    for (int i = 0; i < read.size(); i++) {
      if (!same(written.get(i), read.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// What was written lacks the hash that the journal adds; the chain is checked apart.
  private static boolean same(JournalEntry written, JournalEntry read) {
    String text = new String(read.body(), StandardCharsets.UTF_8);
    return written.position().equals(read.position())
        && text.startsWith(new String(written.body(), StandardCharsets.UTF_8))
        && read.body().length == written.body().length + ",\"hash\":\"\"}".length() + 64;
  }
}
