package id.penjaga.device.messages;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One of every message there is, in both directions. Names are golden file names.
final class Samples {
  static final DeviceId DEVICE = new DeviceId("room-1");
  static final String LOG = "0123456789abcdef";
  static final Moment AT = new Moment(61_500, 1_763_692_200_123L, ClockQuality.NTP);
  static final PointId DOOR = new PointId("door.main");
  static final PointId READER = new PointId("reader.main.in");
  static final PointId TEMPERATURE = new PointId("room.temperature");
  static final PointId HUMIDITY = new PointId("room.humidity");
  static final PointId MAINS = new PointId("mains");
  static final PointId UPS = new PointId("ups.main");
  static final PointId GROUP = new PointId("test-servers");
  static final BadgeId BADGE = new BadgeId("00112233445566778899aabbccddeeff");
  static final BadgeId VISITOR = new BadgeId("ffeeddccbbaa99887766554433221100");
  static final String HOLDER = "staff-1";
  static final OccurrenceId OCCURRENCE = new OccurrenceId(LOG, new Position(3, 12));

  private Samples() {}

  static List<JournalEvent> events() {
    return List.of(
        new JournalEvent.DeviceStarted("0.1.0", "a1b2c3d4e5f6", "raspberry-pi", false),
        new JournalEvent.ClockChanged(ClockQuality.RESTORED, ClockQuality.NTP, 845_250),
        new JournalEvent.AlarmRaised(
            AlarmKind.TEMP_HIGH, TEMPERATURE, Severity.WARNING, Measure.celsius(22.4)),
        new JournalEvent.AlarmCleared(AlarmKind.TEMP_HIGH, TEMPERATURE, 1_260_000),
        new JournalEvent.AlarmAcknowledged(
            AlarmKind.WATER_LEAK, new PointId("leak.floor"), "sari", "Talang AC dibersihkan"),
        new JournalEvent.AlarmChattering(AlarmKind.TEMP_HIGH, TEMPERATURE, 4, 600_000, null),
        new JournalEvent.AlarmSettled(AlarmKind.TEMP_HIGH, TEMPERATURE, 31, 5_400_000, null),
        new JournalEvent.AlarmShelved(
            AlarmKind.TEMP_HIGH, TEMPERATURE, 7_200_000, false, "ratna", "AC kedua diservis"),
        new JournalEvent.AlarmUnshelved(AlarmKind.TEMP_HIGH, TEMPERATURE, ShelfEnd.EXPIRED, null),
        new JournalEvent.PointOutOfService(TEMPERATURE, "ratna", "sensor diganti"),
        new JournalEvent.PointInService(TEMPERATURE, "ratna"),
        new JournalEvent.BuzzerSilenced("sari"),
        new JournalEvent.BuzzerRearmed("hub"),
        new JournalEvent.OutputsTested("sari"),
        new JournalEvent.LimitsChanged(TEMPERATURE, 19, 23.5, "kabid", "AC kedua diperbaiki"),
        new JournalEvent.AccessGranted(DOOR, READER, Direction.IN, BADGE, HOLDER),
        new JournalEvent.AccessDenied(
            DOOR, READER, Direction.IN, BADGE, null, DenialReason.UNKNOWN_BADGE),
        new JournalEvent.AccessNotTaken(DOOR, BADGE, HOLDER),
        new JournalEvent.PersonEntered(DOOR, BADGE, HOLDER),
        new JournalEvent.PersonLeft(DOOR, BADGE, HOLDER),
        new JournalEvent.DoorOpened(DOOR, HOLDER),
        new JournalEvent.DoorClosed(DOOR, 4_200),
        new JournalEvent.ExitRequested(DOOR),
        new JournalEvent.RosterAdopted(17, 1, "cd".repeat(32), 2, 1, 1_764_297_000_000L),
        new JournalEvent.RosterRefused(16, RosterRefusal.OLDER_VERSION, "17 is in force"),
        new JournalEvent.PassbackForgiven(BADGE, HOLDER, "sari", "keluar bersama tamu"),
        new JournalEvent.EnrolmentOpened("c-18", READER, "sari"),
        new JournalEvent.EnrolmentEnded("c-18", READER, EnrolmentEnd.READ, BADGE, 1),
        new JournalEvent.MainsLost(MAINS),
        new JournalEvent.MainsRestored(MAINS, 754_000),
        new JournalEvent.ShutdownAnnounced(GROUP, UPS, ShutdownCause.RUNTIME, 60_000, 4),
        new JournalEvent.ShutdownCancelled(GROUP, UPS),
        new JournalEvent.ShutdownOrdered(GROUP, UPS, 4),
        new JournalEvent.ShutdownReleased(GROUP, UPS, 0),
        new JournalEvent.CommandRefused("c-17", "expired 40 s ago"),
        new JournalEvent.TrendDropped(new Position(2, 1), new Position(2, 1024)),
        new JournalEvent.LossDeclared(JournalEvent.Loss.JOURNAL_RECORDS, 3));
  }

  /// Records with fields that came after their golden, under a name of their own.
  static Map<String, JournalEvent> laterEvents() {
    PointId leak = new PointId("leak.floor");
    Map<String, JournalEvent> all = new LinkedHashMap<>();
    all.put(
        "AlarmCleared-occurrence",
        new JournalEvent.AlarmCleared(AlarmKind.TEMP_HIGH, TEMPERATURE, 1_260_000, OCCURRENCE));
    all.put(
        "AlarmAcknowledged-occurrence",
        new JournalEvent.AlarmAcknowledged(AlarmKind.WATER_LEAK, leak, "sari", "", OCCURRENCE));
    all.put(
        "AlarmChattering-occurrence",
        new JournalEvent.AlarmChattering(AlarmKind.WATER_LEAK, leak, 17, 600_000, OCCURRENCE));
    all.put(
        "AlarmSettled-occurrence",
        new JournalEvent.AlarmSettled(AlarmKind.WATER_LEAK, leak, 17, -1, OCCURRENCE));
    all.put(
        "AlarmAcknowledged-button",
        new JournalEvent.AlarmAcknowledged(
            AlarmKind.WATER_LEAK, leak, HOLDER, "", OCCURRENCE, new PointId("button.acknowledge")));
    all.put(
        "AlarmShelved-once",
        new JournalEvent.AlarmShelved(
            AlarmKind.TEMP_HIGH, TEMPERATURE, 86_400_000, true, "ratna", "AC kedua diservis"));
    all.put(
        "AlarmUnshelved-person",
        new JournalEvent.AlarmUnshelved(
            AlarmKind.TEMP_HIGH, TEMPERATURE, ShelfEnd.PERSON, "ratna"));
    all.put("PointInService-device", new JournalEvent.PointInService(TEMPERATURE, null));
    all.put(
        "AccessDenied-counted",
        new JournalEvent.AccessDenied(
            DOOR, READER, Direction.IN, BADGE, null, DenialReason.UNKNOWN_BADGE, 14));
    all.put(
        "PersonEntered-declared",
        new JournalEvent.PersonEntered(DOOR, BADGE, HOLDER, Certainty.DECLARED));
    all.put(
        "PersonLeft-presumed",
        new JournalEvent.PersonLeft(DOOR, BADGE, HOLDER, Certainty.PRESUMED));
    all.put(
        "AccessGranted-permit",
        new JournalEvent.AccessGranted(
            DOOR,
            READER,
            Direction.IN,
            VISITOR,
            "visitor-1",
            "vis-2026-09-001",
            BADGE,
            DenialReason.ANTI_PASSBACK));
    all.put(
        "PersonEntered-permit",
        new JournalEvent.PersonEntered(
            DOOR, VISITOR, "visitor-1", Certainty.SEEN, "vis-2026-09-001", BADGE));
    all.put("DoorOpened-exit", new JournalEvent.DoorOpened(DOOR, null, true));
    all.put("ExitRequested-open", new JournalEvent.ExitRequested(DOOR, true));
    all.put(
        "CommandRefused-reason",
        new JournalEvent.CommandRefused(
            "c-17", "another occurrence stands", RefusalReason.OTHER_OCCURRENCE));
    return all;
  }

  static DeviceCommand laterAcknowledgement() {
    return new DeviceCommand.AcknowledgeAlarm(
        AlarmKind.WATER_LEAK, new PointId("leak.floor"), "sari", "", OCCURRENCE);
  }

  static Map<String, StateMessage> laterStates() {
    CriticalBand critical =
        new CriticalBand(Double.NEGATIVE_INFINITY, 32, 30_000, 60_000, Severity.CRITICAL);
    Limits limits = new Limits(20, 22, 0.3, 60_000, 60_000, "003 B.2.a", 20, 22, critical);
    PointInfo info =
        new PointInfo(
            TEMPERATURE, PointKind.TEMPERATURE, Unit.CELSIUS, "Suhu", "Air", 90_000, limits);
    Map<String, StateMessage> all = new LinkedHashMap<>();
    all.put(
        "Status-critical",
        new StateMessage.Status(
            DEVICE, true, "0.2.0", "simulated", true, LOG, 3, AT, null, null, List.of(info)));
    all.put(
        "Status-range",
        new StateMessage.Status(
            DEVICE,
            true,
            "0.3.0",
            "simulated",
            true,
            LOG,
            3,
            AT,
            null,
            null,
            List.of(
                new PointInfo(
                    TEMPERATURE,
                    PointKind.TEMPERATURE,
                    Unit.CELSIUS,
                    "Suhu",
                    "Air",
                    90_000,
                    limits,
                    new MeasuringRange(-40, 80)))));
    all.put(
        "Status-accuracy",
        new StateMessage.Status(
            DEVICE,
            true,
            "0.5.0",
            "simulated",
            true,
            LOG,
            3,
            AT,
            null,
            null,
            List.of(
                new PointInfo(
                    TEMPERATURE,
                    PointKind.TEMPERATURE,
                    Unit.CELSIUS,
                    "Suhu",
                    "Air",
                    90_000,
                    limits,
                    null,
                    0.5))));
    all.put(
        "Status-roster",
        new StateMessage.Status(
            DEVICE, true, "0.4.0", "simulated", true, LOG, 3, AT, null, null, List.of(), 17));
    all.put(
        "Alarm-occurrence",
        new StateMessage.Alarm(
            DEVICE,
            AlarmKind.TEMP_HIGH_HIGH,
            TEMPERATURE,
            Severity.CRITICAL,
            StateMessage.AlarmPhase.RAISED,
            false,
            AT,
            Measure.celsius(33.4),
            OCCURRENCE));
    all.put(
        "Alarm-shelved",
        new StateMessage.Alarm(
            DEVICE,
            AlarmKind.TEMP_HIGH,
            TEMPERATURE,
            Severity.WARNING,
            StateMessage.AlarmPhase.RAISED,
            false,
            AT,
            Measure.celsius(22.4),
            OCCURRENCE,
            new StateMessage.Shelved(AT.wallMs() + 86_400_000, true, "ratna", "AC kedua diservis"),
            new StateMessage.OutOfService("sari", "sensor diganti")));
    all.put(
        "Alarm-chattering",
        new StateMessage.Alarm(
            DEVICE,
            AlarmKind.TEMP_HIGH,
            TEMPERATURE,
            Severity.WARNING,
            StateMessage.AlarmPhase.RAISED,
            false,
            AT,
            Measure.celsius(22.4),
            OCCURRENCE,
            null,
            null,
            new StateMessage.Chattering(31, 600_000)));
    return all;
  }

  static List<DeviceCommand> commands() {
    return List.of(
        new DeviceCommand.AcknowledgeAlarm(
            AlarmKind.WATER_LEAK, new PointId("leak.floor"), "sari", "Talang AC dibersihkan"),
        new DeviceCommand.ShelveAlarm(
            AlarmKind.TEMP_HIGH, TEMPERATURE, 86_400_000, true, "ratna", "AC kedua diservis"),
        new DeviceCommand.UnshelveAlarm(AlarmKind.TEMP_HIGH, TEMPERATURE, "ratna"),
        new DeviceCommand.TakeOutOfService(TEMPERATURE, "ratna", "sensor diganti"),
        new DeviceCommand.ReturnToService(TEMPERATURE, "ratna"),
        new DeviceCommand.SilenceBuzzer("sari"),
        new DeviceCommand.RearmBuzzer("hub"),
        new DeviceCommand.TestOutputs("sari"),
        new DeviceCommand.ChangeLimits(TEMPERATURE, 19, 23.5, "kabid", "AC kedua diperbaiki"),
        new DeviceCommand.ForgivePassback(BADGE, "sari", "keluar bersama tamu"),
        new DeviceCommand.EnrolBadge(READER, "sari"));
  }

  static List<StateMessage> states() {
    Limits limits = new Limits(20, 22, 0.3, 60_000, 60_000, "003 B.2.a", 20, 22);
    return List.of(
        new StateMessage.Status(
            DEVICE,
            true,
            "0.1.0",
            "raspberry-pi",
            false,
            LOG,
            3,
            AT,
            new Position(1, 1),
            new Position(3, 1),
            List.of(
                new PointInfo(
                    TEMPERATURE,
                    PointKind.TEMPERATURE,
                    Unit.CELSIUS,
                    "Suhu ruang",
                    "Room temperature",
                    90_000,
                    limits),
                new PointInfo(
                    DOOR, PointKind.DOOR, Unit.STATE, "Pintu utama", "Main door", 0, null))),
        new StateMessage.Health(DEVICE, AT, 2, 1, 1_500, 5_368_709_120L, true, 4, 1, 0),
        new StateMessage.Point(
            DEVICE, TEMPERATURE, AT, StateMessage.Quality.GOOD, Measure.celsius(21.3), null),
        new StateMessage.Alarm(
            DEVICE,
            AlarmKind.TEMP_HIGH,
            TEMPERATURE,
            Severity.WARNING,
            StateMessage.AlarmPhase.RAISED,
            false,
            AT,
            Measure.celsius(22.4)));
  }

  static JournalRecord record(JournalEvent event) {
    Position position = new Position(3, 17);
    Position after = new Position(3, 16);
    String previous = "ab".repeat(32);
    byte[] body = Codec.journalBody(DEVICE, LOG, position, after, AT, event, previous);
    return new JournalRecord(
        DEVICE, LOG, position, after, AT, event, previous, Codec.sha256(body, body.length));
  }

  static byte[] payload(JournalRecord r) {
    byte[] body =
        Codec.journalBody(
            r.device(), r.log(), r.position(), r.after(), r.at(), r.event(), r.previous());
    return Codec.seal(body, r.hash());
  }

  static TrendBatch trend() {
    return new TrendBatch(
        DEVICE,
        LOG,
        new Position(3, 41),
        new Position(3, 40),
        List.of(
            new Reading.Taken(AT, TEMPERATURE, Measure.celsius(21.3)),
            new Reading.Taken(AT, HUMIDITY, Measure.humidity(41.1)),
            new Reading.Taken(AT.plus(10_000), TEMPERATURE, Measure.celsius(21)),
            new Reading.Missed(AT.plus(10_000), HUMIDITY, MissReason.CHECKSUM)));
  }

  /// A part that says everything a part can say.
  static Roster.Part rosterPart() {
    Instant from = Instant.parse("2025-11-21T02:00:00Z");
    Instant until = Instant.parse("2025-11-21T05:00:00Z");
    Roster.Badge staff =
        new Roster.Badge(
            BADGE,
            HOLDER,
            BadgeState.SUSPENDED,
            false,
            true,
            true,
            List.of(DOOR),
            from,
            until,
            "120000:" + "0a".repeat(16) + ":" + "0b".repeat(32));
    Roster.Permit permit =
        new Roster.Permit(
            "vis-2026-09-001",
            List.of(DOOR),
            from,
            until,
            true,
            List.of(HOLDER),
            3,
            List.of(new Roster.Member(VISITOR, true, true, true, AT.wallMs())));
    return new Roster.Part(
        DEVICE,
        17,
        1,
        1,
        2,
        AT.wallMs(),
        AT.wallMs() + 604_800_000,
        List.of(DOOR),
        "c3".repeat(60),
        List.of(staff, Roster.Badge.visitor(VISITOR, "visitor-1")),
        List.of(permit));
  }

  static byte[] signature() {
    byte[] signature = new byte[64];
    java.util.Arrays.fill(signature, (byte) 0x5a);
    return signature;
  }

  /// Golden file name to payload.
  static Map<String, byte[]> payloads() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    events().forEach(e -> all.put("journal-" + name(e), payload(record(e))));
    all.put("trend", Codec.write(trend()));
    laterEvents().forEach((name, e) -> all.put("journal-" + name, payload(record(e))));
    states().forEach(m -> all.put("state-" + name(m), Codec.write(m)));
    laterStates().forEach((name, m) -> all.put("state-" + name, Codec.write(m)));
    commands().forEach(c -> all.put("command-" + name(c), Codec.write(message(c))));
    all.put("command-AcknowledgeAlarm-occurrence", Codec.write(message(laterAcknowledgement())));
    all.put(
        "ack",
        Codec.write(new Acknowledgement(DEVICE, LOG, new Position(3, 17), new Position(3, 41))));
    all.put("roster", Codec.sign(Codec.rosterBody(rosterPart()), signature()));
    all.put(
        "checkpoint",
        Codec.write(
            new HubCheckpoint(LOG, AT.wallMs(), DEVICE, LOG + "/3/17:" + JournalRecord.GENESIS)));
    return all;
  }

  static CommandMessage message(DeviceCommand command) {
    return new CommandMessage(DEVICE, "c-17", AT.wallMs(), AT.wallMs() + 30_000, command);
  }

  private static String name(Object message) {
    return message.getClass().getSimpleName();
  }
}
