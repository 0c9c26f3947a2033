package id.penjaga.device.core;

/// What becomes of a group of servers while its UPS runs out. Pure; every state answers everything
/// that can be seen.
///
/// What is not known begins nothing and ends nothing. Only the order follows an announcement also
/// while the UPS is silent: on battery and nearly empty was the last it said.
sealed interface Shutdown {
  /// An order ends at the latest so long after the mains are back, though a server that was told
  /// is connected still: it hangs, and must not keep the others from starting.
  long LONGEST_BACK_MS = 600_000;

  /// Of a time that is not there.
  long NEVER = Long.MAX_VALUE;

  /// All is well, or the battery lasts.
  record Watching() implements Shutdown {}

  /// The battery runs out, perhaps for a moment only.
  record Draining(long sinceMs) implements Shutdown {}

  /// @param dueMs uptime of the order; {@link #NEVER} for one of an earlier run until the start
  record Announced(long dueMs, Supply supply) implements Shutdown {}

  /// @param sinceMs uptime of the order; of the start for one of an earlier run
  record Ordered(long sinceMs, Supply supply) implements Shutdown {}

  Shutdown WATCHING = new Watching();

  /// What feeds a UPS.
  enum Feed {
    MAINS,
    BATTERY,
    UNKNOWN
  }

  /// What was heard of the mains since the announcement.
  ///
  /// @param heard whether anything was, in this run
  /// @param backMs uptime since which they are back; {@link #NEVER} while they are not
  record Supply(boolean heard, long backMs) {
    static final Supply UNHEARD = new Supply(false, NEVER);
    static final Supply GONE = new Supply(true, NEVER);

    Supply next(Feed feed, long now) {
      return switch (feed) {
        case MAINS -> backMs == NEVER ? new Supply(true, now) : this;
        case BATTERY -> GONE;
        case UNKNOWN -> this;
      };
    }

    boolean back() {
      return backMs != NEVER;
    }

    boolean settled(long now, ShutdownRules rules) {
      return back() && now - backMs >= rules.settledMs();
    }
  }

  /// What is seen of a group now.
  ///
  /// @param runsOut whether its battery does; blind when what would tell is not known
  /// @param servers those that were told and are connected
  /// @param turn whether the groups before it have had their time
  record Seen(Feed feed, Judgement runsOut, long servers, boolean turn) {}

  static Shutdown next(Shutdown state, Seen seen, ShutdownRules rules, long now) {
    boolean runsOut = seen.feed() == Feed.BATTERY && seen.runsOut() == Judgement.BAD;
    return switch (state) {
      case Watching _ -> runsOut ? drains(new Draining(now), rules, now) : state;
      case Draining draining -> {
        if (seen.feed() == Feed.MAINS || seen.runsOut() == Judgement.GOOD) {
          yield WATCHING;
        }
        yield runsOut ? drains(draining, rules, now) : state;
      }
      case Announced announced -> announced(announced, seen, rules, now);
      case Ordered ordered -> ordered(ordered, seen, rules, now);
    };
  }

  private static Shutdown drains(Draining draining, ShutdownRules rules, long now) {
    return now - draining.sinceMs() >= rules.lastingMs()
        ? new Announced(now + rules.warningMs(), Supply.GONE)
        : draining;
  }

  private static Shutdown announced(Announced announced, Seen seen, ShutdownRules rules, long now) {
    Supply before = announced.supply();
    Supply supply = before.next(seen.feed(), now);
    if (over(before, supply, seen, rules, now)) {
      return WATCHING;
    }
    if (supply.heard() && !supply.back() && now >= announced.dueMs() && seen.turn()) {
      return new Ordered(now, supply);
    }
    return supply.equals(before) ? announced : new Announced(announced.dueMs(), supply);
  }

  private static Shutdown ordered(Ordered ordered, Seen seen, ShutdownRules rules, long now) {
    Supply before = ordered.supply();
    Supply supply = before.next(seen.feed(), now);
    if (over(before, supply, seen, rules, now)) {
      boolean another = seen.feed() == Feed.BATTERY;
      if (another || seen.servers() == 0 || now - supply.backMs() >= LONGEST_BACK_MS) {
        return WATCHING;
      }
    }
    return supply.equals(before) ? ordered : new Ordered(ordered.sinceMs(), supply);
  }

  /// Whether the mains are back for good. Those that were and fail again are another outage, which
  /// is judged anew: the battery has been charged meanwhile.
  private static boolean over(
      Supply before, Supply supply, Seen seen, ShutdownRules rules, long now) {
    return switch (seen.feed()) {
      case MAINS -> supply.settled(now, rules);
      case BATTERY -> before.settled(now, rules);
      case UNKNOWN -> false;
    };
  }
}
