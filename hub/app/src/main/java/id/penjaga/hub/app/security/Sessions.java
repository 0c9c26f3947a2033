package id.penjaga.hub.app.security;

import id.penjaga.hub.app.security.secret.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The logged-in browsers. They survive a restart of the hub, so that a wall display comes back by
/// itself after a power cut.
final class Sessions {
  static final Duration IDLE = Duration.ofMinutes(15);
  static final Duration LIFE = Duration.ofHours(12);
  static final Duration WALL_LIFE = Duration.ofDays(90);
  private static final int PER_ACCOUNT = 20;

  private final LateWrites late;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  private static final class Open {
    private final LoginSession session;
    private volatile Instant seen;

    Open(LoginSession session, Instant seen) {
      this.session = session;
      this.seen = seen;
    }
  }

  record Started(String id, LoginSession session) {}

  /// @param kept the sessions that were open before a restart
  Sessions(List<LoginSession> kept, LateWrites late, Secrets secrets, InstantSource clock) {
    this.late = late;
    this.secrets = secrets;
    this.clock = clock;
    Instant now = clock.instant();
    for (LoginSession session : kept) {
      open.put(session.key(), new Open(session, now));
    }
  }

  Started start(Account account, boolean wall) {
    String id = secrets.next();
    Instant now = clock.instant();
    LoginSession session =
        new LoginSession(
            Secrets.hash(id),
            account.id(),
            account.name(),
            account.role(),
            wall,
            secrets.next(),
            now);
    makeRoom(account.id());
    late.add(to -> to.addSession(session));
    open.put(session.key(), new Open(session, now));
    return new Started(id, session);
  }

  /// @param activity whether a person did something; a page that refreshes itself is no
  ///     activity
  Optional<LoginSession> find(String id, boolean activity) {
    Open found = open.get(Secrets.hash(id));
    if (found == null) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (expired(found, now)) {
      end(found.session);
      return Optional.empty();
    }
    if (activity) {
      found.seen = now;
    }
    return Optional.of(found.session);
  }

  /// Whether the session still stands, without counting as activity.
  boolean alive(LoginSession session) {
    Open found = open.get(session.key());
    return found != null && !expired(found, clock.instant());
  }

  void end(LoginSession session) {
    if (open.remove(session.key()) != null) {
      late.add(to -> to.removeSession(session.key()));
    }
  }

  void endAll(long account) {
    of(account, _ -> true).forEach(this::end);
  }

  private static boolean expired(Open open, Instant now) {
    LoginSession session = open.session;
    Duration life = session.wall() ? WALL_LIFE : LIFE;
    return now.isAfter(session.started().plus(life))
        || (!session.wall() && now.isAfter(open.seen.plus(IDLE)));
  }

  private void makeRoom(long account) {
    Instant now = clock.instant();
    open.values().stream().filter(o -> expired(o, now)).map(o -> o.session).forEach(this::end);
    List<LoginSession> held = of(account, _ -> true);
    held.stream()
        .sorted(Comparator.comparing(LoginSession::started))
        .limit(Math.max(0, held.size() - PER_ACCOUNT + 1))
        .forEach(this::end);
  }

  private List<LoginSession> of(long account, Predicate<LoginSession> which) {
    return open.values().stream()
        .map(o -> o.session)
        .filter(s -> s.account() == account)
        .filter(which)
        .toList();
  }
}
