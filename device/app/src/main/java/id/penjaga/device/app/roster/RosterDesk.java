package id.penjaga.device.app.roster;

import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.app.parts.SiteKey;
import id.penjaga.device.app.roster.RosterGathering.Outcome;
import id.penjaga.device.app.roster.RosterGathering.Refused;
import id.penjaga.device.app.roster.RosterGathering.Whole;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Remembered;
import id.penjaga.device.core.access.Adoption;
import id.penjaga.device.core.access.Credentials;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.RosterRefusal;
import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.keys.BadgeKeys;
import id.penjaga.device.shell.keys.KeyWrap;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Takes the hub's roster in: gathered, checked, kept on the disk, and only then told to the room.
/// It works on a thread of its own, because a card that hangs must hold up neither the door nor the
/// link.
public final class RosterDesk {
  /// Parts that wait for the thread; a hub sends again what found no place.
  private static final int WAITING = Roster.Part.MOST_PARTS;

  /// Bytes of them, because whoever sends them may be anybody: the parts of 10,000 badges and 1,000
  /// permits are 1.8 MB.
  static final int MOST_WAITING_BYTES = 3 << 20;

  /// A usual part, 200 badges.
  private static final int LINE = 32 * 1024;

  /// The same reason is recorded at most once in so long: whoever sends rubbish must not fill the
  /// journal.
  private static final long AGAIN_MS = 600_000;

  /// After so long without a part the roster is in force, and the one before is garbage.
  private static final long QUIET_MS = 1_000;

  private static final Credentials NOBODY = Credentials.local(Map.of(), Set.of());

  private final DeviceConfig config;
  private final DeviceConfig.RosterAccount account;
  private final Path file;
  private final SiteKey key;
  private final Clocks clocks;
  private final Consumer<Event> inbox;
  private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>(WAITING);
  private final AtomicInteger waitingBytes = new AtomicInteger();
  private final AtomicLong overflow = new AtomicLong();
  private final Map<RosterRefusal, Long> told = new EnumMap<>(RosterRefusal.class);
  private final RosterGathering gathering;
  private Supplier<Credentials> known = () -> NOBODY;

  private final RosterHeap heap;

  /// Whether a roster was told to the room since the heap was last looked at.
  private boolean adopted;

  /// Hash of the latest that was kept: a hub that was not heard sends the same bytes again.
  private String kept = "";

  /// @param key what calls badges; brought up to the roster's version
  /// @param inbox of the room
  public RosterDesk(
      DeviceConfig config,
      DeviceConfig.RosterAccount account,
      SiteKey key,
      Clocks clocks,
      Consumer<Event> inbox) {
    this(config, account, key, clocks, inbox, RosterHeap.ofThisProgram());
  }

  RosterDesk(
      DeviceConfig config,
      DeviceConfig.RosterAccount account,
      SiteKey key,
      Clocks clocks,
      Consumer<Event> inbox,
      RosterHeap heap) {
    this.config = config;
    this.account = account;
    file = config.data().resolve("roster");
    this.key = key;
    this.clocks = clocks;
    this.inbox = inbox;
    this.heap = heap;
    gathering =
        new RosterGathering(
            device(), account.signer(), () -> known.get().roster(), RosterHeap.room());
  }

  private DeviceId device() {
    return config.rules().device();
  }

  /// The roster that was kept over a restart; null when there is none. A file that was changed is
  /// left aside and said so. Badges are called by its key from now on.
  public @Nullable Stored stored() {
    Outcome outcome;
    try {
      if (!Files.exists(file)) {
        return null;
      }
      outcome = read();
    } catch (IOException e) {
      Logger.error("The roster cannot be read. {}", FileWords.of(file, e));
      return null;
    }
    if (outcome instanceof Whole whole && whole.roster().keyVersion() <= key.newest()) {
      key.use(whole.roster().keyVersion());
      adopted = true;
      return new Stored(whole.roster(), () -> event(whole, true, Map.of()));
    }
    Refused why =
        outcome instanceof Refused refused
            ? refused
            : new Refused(0, RosterRefusal.INCONSISTENT, "the file is not whole");
    Logger.error("The roster in {} is left aside: {}, {}", file, why.reason(), why.why());
    return new Stored(null, () -> refusal(why));
  }

  /// What was found on the disk at the start.
  ///
  /// @param roster null when what was found is left aside
  /// @param event for the room
  public record Stored(@Nullable Roster roster, Supplier<Event> event) {}

  /// What badges of the records before a start are called by the key in use.
  public Map<BadgeId, BadgeId> names(List<Remembered> records, @Nullable Stored stored) {
    return names(records, stored == null ? null : stored.roster());
  }

  /// What badges of older records are called in a room that runs.
  public Map<BadgeId, BadgeId> names(List<Remembered> records, Credentials known) {
    return names(records, known.roster());
  }

  /// An older name is one that, raised to the key of today, is the name of a badge of today.
  private Map<BadgeId, BadgeId> names(List<Remembered> records, @Nullable Roster roster) {
    int version = roster == null ? key.inUse() : roster.keyVersion();
    Set<BadgeId> own = config.known(number -> key.digest(number, version)).keySet();
    Predicate<BadgeId> today =
        badge -> own.contains(badge) || roster != null && roster.badges().containsKey(badge);
    Map<BadgeId, BadgeId> names = new HashMap<>();
    records.stream()
        .flatMap(Remembered::badges)
        .distinct()
        .filter(today.negate())
        .forEach(badge -> {
          for (int older = version - 1; older > 0 && !names.containsKey(badge); older--) {
            BadgeId raised = key.raised(badge, older, version);
            if (today.test(raised)) {
              names.put(badge, raised);
            }
          }
        });
    return names;
  }

  /// Reads the file part by part: whole it would be as large as what it says.
  private Outcome read() throws IOException {
    // There is none in force beside it, so twice as much may be in it.
    RosterGathering again =
        new RosterGathering(device(), account.signer(), () -> null, 2 * RosterHeap.room());
    Outcome outcome = new Refused(0, RosterRefusal.INCONSISTENT, "it ends too early");
    ByteArrayOutputStream line = new ByteArrayOutputStream(LINE);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), LINE)) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          outcome = again.arrived(line.toByteArray());
          line.reset();
          if (outcome instanceof Refused) {
            return outcome;
          }
        } else if (line.size() < Codec.MOST_BYTES) {
          line.write(next);
        }
      }
    }
    return outcome;
  }

  /// A part came from the broker. Never waits.
  public void arrived(byte[] part) {
    if (waitingBytes.addAndGet(part.length) > MOST_WAITING_BYTES || !arrived.offer(part)) {
      waitingBytes.addAndGet(-part.length);
      overflow.incrementAndGet();
    }
  }

  /// Bytes of the parts that wait for the thread.
  int waitingBytes() {
    return waitingBytes.get();
  }

  /// The work of the thread `roster`.
  ///
  /// @param credentials of the room, as they are when it is asked
  public void run(Supplier<Credentials> credentials) throws InterruptedException {
    knows(credentials);
    while (!Thread.currentThread().isInterrupted()) {
      byte[] part = adopted ? arrived.poll(QUIET_MS, TimeUnit.MILLISECONDS) : arrived.take();
      if (adopted) {
        adopted = false;
        heap.giveBack();
      }
      if (part == null) {
        continue;
      }
      waitingBytes.addAndGet(-part.length);
      take(part);
      long lost = overflow.getAndSet(0);
      if (lost > 0) {
        Logger.warn("{} parts of a roster came faster than they could be checked", lost);
      }
    }
  }

  /// @param credentials of the room
  void knows(Supplier<Credentials> credentials) {
    known = credentials;
  }

  void take(byte[] payload) {
    switch (gathering.arrived(payload)) {
      case RosterGathering.Waiting _ -> {}
      case Refused refused -> tell(refused);
      case Whole whole when whole.hash().equals(kept) -> {}
      case Whole whole -> {
        Function<byte[], BadgeId> before = key.naming();
        Roster inForce = known.get().roster();
        Refused refused = keep(whole);
        if (refused == null) {
          inbox.accept(event(whole, false, renamed(whole.roster(), before, inForce)));
          adopted = true;
        } else {
          tell(refused);
        }
      }
    }
  }

  /// Keeps a roster that may be adopted: first its badge keys, then itself.
  private @Nullable Refused keep(Whole whole) {
    Roster roster = whole.roster();
    // Asked here too, so that an old roster costs no write; the room asks again and records it.
    Adoption objection =
        Adoption.objection(roster, device(), known.get().version(), 0, clocks.now());
    if (objection != null) {
      return new Refused(roster.version(), objection.reason(), objection.why());
    }
    try {
      String sealed = whole.key();
      if (sealed != null) {
        key.keep(BadgeKeys.of(KeyWrap.open(account.key(), device().name(), sealed)));
      }
      if (roster.keyVersion() > key.newest()) {
        return new Refused(
            roster.version(),
            RosterRefusal.KEY_MISSING,
            "badge key " + roster.keyVersion() + " is not here, the newest is " + key.newest());
      }
      DurableFile.write(file, whole.payload(), "rw-------");
    } catch (IllegalArgumentException e) {
      return new Refused(
          roster.version(), RosterRefusal.KEY_MISSING, "its badge keys: " + e.getMessage());
    } catch (IOException e) {
      Logger.error("A roster cannot be kept. {}", FileWords.of(file, e));
      return new Refused(roster.version(), RosterRefusal.NOT_KEPT, "the disk did not take it");
    }
    key.use(roster.keyVersion());
    kept = whole.hash();
    return null;
  }

  /// What badges are called otherwise under a roster: those of the file when the site's keys come,
  /// and every known one when a key was replaced.
  ///
  /// @param before how badges were called until it came
  /// @param inForce the roster until then
  private Map<BadgeId, BadgeId> renamed(
      Roster next, Function<byte[], BadgeId> before, @Nullable Roster inForce) {
    int version = next.keyVersion();
    Map<BadgeId, BadgeId> names = config.renamed(before, number -> key.digest(number, version));
    if (inForce != null && inForce.keyVersion() < version) {
      for (BadgeId badge : inForce.badges().keySet()) {
        names.put(badge, key.raised(badge, inForce.keyVersion(), version));
      }
    }
    names.entrySet().removeIf(each -> each.getKey().equals(each.getValue()));
    return names;
  }

  private Event event(Whole whole, boolean stored, Map<BadgeId, BadgeId> renamed) {
    int version = whole.roster().keyVersion();
    return new Event.RosterArrived(
        clocks.now(),
        whole.roster(),
        whole.hash(),
        config.known(number -> key.digest(number, version)),
        stored,
        renamed);
  }

  private void tell(Refused refused) {
    long now = clocks.uptimeMs();
    Long before = told.get(refused.reason());
    if (before == null || now - before >= AGAIN_MS) {
      told.put(refused.reason(), now);
      Logger.warn("A roster is kept out: {}, {}", refused.reason(), refused.why());
      inbox.accept(refusal(refused));
    }
  }

  private Event refusal(Refused refused) {
    return new Event.RosterKeptOut(
        clocks.now(), refused.version(), refused.reason(), refused.why());
  }
}
