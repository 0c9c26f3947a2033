package id.penjaga.device.sim;

/// One thing that happens in a story.
sealed interface Act {
  void on(SimulatedRoom room);

  record Swipe(String reader, String who) implements Act {
    @Override
    public void on(SimulatedRoom room) {
      room.swipe(reader, who);
    }
  }

  record Open(String door) implements Act {
    @Override
    public void on(SimulatedRoom room) {
      room.open(door);
    }
  }

  record Close(String door) implements Act {
    @Override
    public void on(SimulatedRoom room) {
      if (room.doorOpen()) {
        room.close(door);
      }
    }
  }

  record Force(String door) implements Act {
    @Override
    public void on(SimulatedRoom room) {
      room.force(door);
    }
  }

  record Press(String button) implements Act {
    @Override
    public void on(SimulatedRoom room) {
      room.press(button);
    }
  }

  record Call(CastMember who, OfficeCall what) implements Act {
    @Override
    public void on(SimulatedRoom room) {
      room.call(who, what);
    }
  }

  record Fire(boolean sounds) implements Act {
    @Override
    public void on(SimulatedRoom room) {
      if (sounds) {
        room.fireAlarm();
      } else {
        room.fireOver();
      }
    }
  }

  record Cooling(boolean works) implements Act {
    @Override
    public void on(SimulatedRoom room) {
      if (works) {
        room.coolingWorks();
      } else {
        room.coolingFails();
      }
    }
  }

  record Mains(boolean present) implements Act {
    @Override
    public void on(SimulatedRoom room) {
      if (present) {
        room.mainsOn();
      } else {
        room.mainsOff();
      }
    }
  }

  record Water(String leak, boolean wet) implements Act {
    @Override
    public void on(SimulatedRoom room) {
      if (wet) {
        room.wet(leak);
      } else {
        room.dry(leak);
      }
    }
  }

  record Sensor(String sensor, boolean speaks) implements Act {
    @Override
    public void on(SimulatedRoom room) {
      if (speaks) {
        room.sensorSpeaks(sensor);
      } else {
        room.sensorMute(sensor);
      }
    }
  }

  record Ups(boolean mute) implements Act {
    @Override
    public void on(SimulatedRoom room) {
      room.upsMute(mute);
    }
  }
}
