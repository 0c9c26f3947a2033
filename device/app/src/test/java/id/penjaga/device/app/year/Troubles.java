package id.penjaga.device.app.year;

import id.penjaga.device.sim.SplitMix;
import id.penjaga.device.sim.year.Fault;
import id.penjaga.device.sim.year.FaultTarget;

/// Strikes the year with faults.
final class Troubles implements FaultTarget {
  private final Year year;
  private final Net net;

  Troubles(Year year, Net net) {
    this.year = year;
    this.net = net;
  }

  @Override
  public void begin(Fault fault, SplitMix how) {
    year.story.note(fault.name(), 1);
    switch (fault) {
      case POWER_CUT -> {
        year.power(false);
      }
      case PROCESS_KILL -> {
        year.kill();
      }
      case BROKER_GONE -> {
        net.broker(false);
      }
      case HUB_GONE -> net.hub().hub(false);
      case LINK_DOWN -> {
        net.cable(false);
      }
      case LINK_BLACK_HOLE -> {
        net.hole(true);
      }
      case CLOCK_STEP -> {
        year.clock.step();
        year.clockStepped();
      }
      case SENSOR_MUTE -> year.world.sensorMute(true);
      case SENSOR_SPIKES -> year.world.sensorSpikes(true);
      case DISK_FULL -> {
        year.journalDisk.full(true);
        year.trendDisk.full(true);
      }
    }
  }

  @Override
  public void end(Fault fault) {
    year.story.note(fault.name(), 0);
    switch (fault) {
      case POWER_CUT -> {
        year.power(true);
      }
      case PROCESS_KILL, CLOCK_STEP -> {}
      case BROKER_GONE -> net.broker(true);
      case HUB_GONE -> net.hub().hub(true);
      case LINK_DOWN -> net.cable(true);
      case LINK_BLACK_HOLE -> {
        net.hole(false);
      }
      case SENSOR_MUTE -> year.world.sensorMute(false);
      case SENSOR_SPIKES -> year.world.sensorSpikes(false);
      case DISK_FULL -> {
        year.journalDisk.full(false);
        year.trendDisk.full(false);
      }
    }
  }
}
