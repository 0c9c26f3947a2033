package id.penjaga.device.app.year;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.link.Outbox;
import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.mqtt.Publication;
import id.penjaga.device.mqtt.trouble.Backoff;
import id.penjaga.device.sim.year.SimulatedLink;
import id.penjaga.device.sim.year.Tripwire;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The cable between device, broker and hub, the device's side of the connection as its link thread
/// has it, and the people at the hub.
final class Net {
  private static final long MILLI = 1_000_000;
  private static final long LONGEST_PASS_MS = 120_000;

  /// What travels to the device.
  private sealed interface Down {
    record Confirmed(Publication parcel) implements Down {}

    record Ack(byte[] payload) implements Down {}

    record Order(byte[] payload) implements Down {}
  }

  private final Year year;
  private final ModelHub hub;
  private final SimulatedLink<Publication> up;
  private final SimulatedLink<Down> down;
  private Backoff backoff;
  private boolean connected;
  private boolean cable = true;
  private boolean hole;
  private boolean toSend;
  private long passAt;
  private long commands;
  private byte @Nullable [] lastCommand;

  Net(Year year, Tripwire wire) {
    this.year = year;
    up = link(year, "up", this::atBroker);
    down = link(year, "down", this::atDevice);
    down.twice(0.1);
    up.cut();
    down.cut();
    hub =
        new ModelHub(
            year.kernel, year.story, year.plant, wire, payload -> down.send(new Down.Ack(payload)));
    backoff = new Backoff(year.random.stream("backoff")::nextLong);
  }

  private static <T> SimulatedLink<T> link(Year year, String name, Consumer<T> receiver) {
    return new SimulatedLink<>(
        year.kernel,
        year.random.stream(name),
        Duration.ofMillis(1),
        Duration.ofMillis(30),
        receiver);
  }

  ModelHub hub() {
    return hub;
  }

  void broker(boolean isUp) {
    hub.broker(isUp);
    if (!isUp) {
      disconnect();
    }
  }

  void cable(boolean isIn) {
    cable = isIn;
    if (!isIn) {
      disconnect();
    }
  }

  /// Connections stay up and nothing arrives.
  void hole(boolean isThere) {
    hole = isThere;
    up.swallow(isThere);
    down.swallow(isThere);
  }

  /// The program has died: whatever was planned for it is void.
  void died() {
    passAt = 0;
    disconnect();
  }

  private boolean reachable() {
    return hub.brokerUp() && cable && !hole;
  }

  void connect(long mine) {
    Box running = year.box();
    if (mine != year.life() || running == null || connected) {
      return;
    }
    if (!reachable()) {
      Duration wait = Duration.ofMillis(backoff.pauseMs(false, 0) + (hole ? 3_500 : 0));
      year.kernel.after(wait, () -> connect(mine));
      return;
    }
    connected = true;
    toSend = true;
    year.story.note("connected", year.life());
    up.restore();
    down.restore();
    running.outbox.connected(steadyMs());
    year.inBox(() -> {
      birth(running);
      byte[] repeated = lastCommand;
      if (repeated != null) {
        down.send(new Down.Order(repeated)); // somebody repeats an old command
      }
    });
    backoff = new Backoff(year.random.stream("backoff " + year.life())::nextLong);
  }

  private void birth(Box running) {
    try {
      running.outbox.sent(steadyMs());
      up.send(running.birth());
    } catch (DiskException e) {
      year.story.require(false, "" + e);
    }
  }

  void disconnect() {
    if (!connected) {
      return;
    }
    connected = false;
    year.story.note("disconnected", year.life());
    up.cut();
    down.cut();
    Box running = year.box();
    if (running != null) {
      running.outbox.lost(steadyMs());
      long mine = year.life();
      year.kernel.after(Duration.ofMillis(backoff.pauseMs(false, 0)), () -> connect(mine));
    }
  }

  private void atBroker(Publication parcel) {
    if (hub.brokerUp()) {
      hub.arrived(parcel);
      down.send(new Down.Confirmed(parcel));
    }
  }

  void somethingToSend() {
    toSend = true;
  }

  private void atDevice(Down message) {
    toSend = true;
    year.withBox(running -> {
      switch (message) {
        case Down.Confirmed(var parcel) -> {
          running.outbox.confirmed(steadyMs());
          if (year.plant == Plant.FREE_ON_PUBACK && parcel.topic().endsWith("/up/journal")) {
            JournalRecord record = record(parcel.payload());
            running.outbox.acknowledged(
                new Acknowledgement(
                    Box.DEVICE, record.log(), record.position(), running.outbox.trendHeld()),
                steadyMs());
          }
        }
        case Down.Ack(var payload) -> {
          try {
            running.outbox.acknowledged(Codec.readAcknowledgement(payload), steadyMs());
          } catch (MalformedMessage e) {
            throw new AssertionError(e);
          }
          year.story.note("acknowledged", running.outbox.underWay());
        }
        case Down.Order(var payload) -> running.command(payload);
      }
    });
  }

  private static JournalRecord record(byte[] payload) {
    try {
      return Codec.readJournal(payload);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  private long steadyMs() {
    return year.kernel.nanos() / MILLI;
  }

  /// What the link's thread does between two waits, and the plan for the next wake-up.
  void pump() {
    Box running = year.box();
    if (running == null) {
      return;
    }
    try {
      if (connected) {
        long now = steadyMs();
        if (running.outbox.stuck(now)) {
          disconnect();
        } else if (toSend || now >= running.outbox.wakeUpMs()) {
          toSend = false;
          running.outbox.pass(now);
          if (running.takeReborn()) {
            birth(running);
          }
          do {
            if (running.outbox.undeclared()) {
              birth(running);
            }
            for (Publication p = running.outbox.next(now);
                p != null;
                p = running.outbox.next(now)) {
              year.passing("before-send");
              up.send(p);
              year.story.note("sent", p.payload().length);
            }
          } while (running.outbox.undeclared());
          running.declareLost();
          year.story.require(
              running.outbox.underWay() <= Outbox.JOURNAL_WINDOW + Outbox.TREND_WINDOW,
              "too many messages under way");
        }
      }
    } catch (DiskException e) {
      year.story.require(false, "what is to be sent cannot be read: " + e);
    } catch (PowerCut _) {
      year.tripped();
      return;
    }
    plan(running);
  }

  private void plan(Box running) {
    long now = year.kernel.nanos();
    long wait = Math.min(running.waitMs(), LONGEST_PASS_MS);
    if (connected) {
      wait = Math.min(wait, running.outbox.wakeUpMs() - steadyMs());
    }
    long at = now + Math.max(1, wait) * MILLI;
    if (passAt <= now || at < passAt) {
      passAt = at;
      long mine = year.life();
      year.kernel.at(
          at,
          () -> {
            if (mine == year.life() && passAt == at) {
              year.pass();
            }
          });
    }
  }

  void operate() {
    year.kernel.after(
        Duration.ofMinutes(90),
        () -> {
          if (!year.calm() && hub.up() && connected) {
            String id = "c-" + ++commands;
            order(id, new DeviceCommand.TestOutputs(id));
            Box running = year.box();
            if (running != null) {
              for (StateMessage.Alarm alarm : running.alarms(AlarmKind.WATER_LEAK)) {
                if (alarm.phase() == StateMessage.AlarmPhase.LATCHED) {
                  order(
                      "a-" + commands,
                      new DeviceCommand.AcknowledgeAlarm(
                          AlarmKind.WATER_LEAK, alarm.point(), "staff-1", "dry"));
                }
              }
            }
          }
          operate();
        });
  }

  private void order(String id, DeviceCommand command) {
    long now = year.clock.trueMs();
    byte[] payload = Codec.write(new CommandMessage(Box.DEVICE, id, now, now + 600_000, command));
    lastCommand = payload;
    down.send(new Down.Order(payload));
  }
}
