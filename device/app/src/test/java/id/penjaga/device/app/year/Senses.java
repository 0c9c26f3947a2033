package id.penjaga.device.app.year;

import id.penjaga.device.core.Event;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.sim.Air;
import id.penjaga.device.sim.year.Happenings;
import java.time.Duration;

/// What the device feels of its room, and what it must do about it within a deadline.
final class Senses implements Happenings {
  private final Year year;

  Senses(Year year) {
    this.year = year;
  }

  @Override
  public void air(Air air) {
    year.withBox(running -> {
      Moment now = running.now();
      sampled(running, new Reading.Taken(now, Rules.TEMPERATURE, Measure.celsius(air.celsius())));
      sampled(running, new Reading.Taken(now, Rules.HUMIDITY, Measure.humidity(air.percent())));
    });
  }

  @Override
  public void airMissed(MissReason why) {
    year.withBox(running -> {
      Moment now = running.now();
      sampled(running, new Reading.Missed(now, Rules.TEMPERATURE, why));
      sampled(running, new Reading.Missed(now, Rules.HUMIDITY, why));
    });
  }

  private static void sampled(Box running, Reading reading) {
    running.handle(new Event.Sampled(reading));
  }

  @Override
  public void contact(String name, boolean on) {
    year.withBox(running -> {
      if (name.equals("exit")) {
        if (on) {
          running.handle(new Event.ExitPressed(running.now(), Rules.DOOR));
        }
        return;
      }
      sampled(running, new Reading.Taken(running.now(), new PointId(name), Measure.state(on)));
    });
    if (name.equals("leak.floor") && on) {
      year.story.leaks++;
      expectBuzzer();
    }
    if (name.equals("door.main") && on) {
      expectHeld();
    }
  }

  @Override
  public void badge(String reader, byte[] badge) {
    year.withBox(running ->
        running.handle(
            new Event.BadgePresented(running.now(), new PointId(reader), Rules.badge(badge))));
  }

  /// Contacts are looked at slowly too.
  void look() {
    contactAgain("door.main", year.world.doorOpen());
    contactAgain("leak.floor", year.world.wet());
    contactAgain("mains", year.world.mains());
    year.kernel.after(Duration.ofMillis(Rules.LOOK_MS), this::look);
  }

  private void contactAgain(String name, boolean on) {
    year.withBox(running ->
        sampled(running, new Reading.Taken(running.now(), new PointId(name), Measure.state(on))));
  }

  /// No leak is silent: within two seconds of powered time the buzzer sounds (ENV-07).
  void expectBuzzer() {
    long mine = year.life();
    year.kernel.after(
        Duration.ofSeconds(2),
        () -> {
          Box running = year.box();
          if (mine == year.life() && running != null && year.world.wet()) {
            year.story.require(running.buzzing(), "two seconds of leak and no buzzer");
          }
        });
  }

  /// A door that stands open too long is an alarm (ENV-08).
  private void expectHeld() {
    long mine = year.life();
    long opening = year.world.openings();
    year.kernel.after(
        Duration.ofSeconds(62),
        () -> {
          Box running = year.box();
          if (mine == year.life()
              && running != null
              && year.world.doorOpen()
              && year.world.openings() == opening) {
            year.story.heldOpen++;
            year.pass();
            running = year.box();
            year.story.require(
                running == null || !running.alarms(AlarmKind.DOOR_HELD_OPEN).isEmpty(),
                "the door stood open for 62 s and nobody was told");
          }
        });
  }
}
