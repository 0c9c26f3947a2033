package id.penjaga.hub.demo.bench;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.messages.TrendBatch;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.peers.JournalTeller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Many rooms over one bare connection to a broker: each is born, sends its four readings by turns,
/// and raises and clears the alarm of its leak rope when it is told to.
final class PixelRooms implements AutoCloseable {
  private static final PointId CELSIUS = new PointId("room.temperature");
  private static final PointId PERCENT = new PointId("room.humidity");
  private static final PointId DOOR = new PointId("door.main");
  private static final PointId ROPE = new PointId("leak.floor");

  private final List<JournalTeller> journals = new ArrayList<>();
  private final long[] batches;
  private final SplittableRandom random = new SplittableRandom(7);
  private final Socket socket;
  private final OutputStream out;
  private final long began = System.currentTimeMillis();
  private int packet;

  PixelRooms(int rooms, int port) throws IOException {
    batches = new long[rooms];
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    out = socket.getOutputStream();
    out.write(new byte[] {0x10, 17, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, 5});
    out.write("rooms".getBytes(StandardCharsets.US_ASCII));
    InputStream in = socket.getInputStream();
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            in.transferTo(OutputStream.nullOutputStream());
          } catch (IOException _) {
            // Closed.
          }
        });
    for (int i = 0; i < rooms; i++) {
      journals.add(new JournalTeller(device(i), log(i)));
      publish(Topics.status(device(i)), Codec.write(birth(i)));
      reads(i);
    }
  }

  private static DeviceId device(int room) {
    return new DeviceId("room-%03d".formatted(room));
  }

  private static String log(int room) {
    return "%016x".formatted(0xaa00 + room);
  }

  private Moment now() {
    long now = System.currentTimeMillis();
    return new Moment(now - began, now, ClockQuality.NTP);
  }

  private StateMessage.Status birth(int room) {
    Limits celsius = new Limits(18, 27, 0.3, 60_000, 60_000, "", 18, 27);
    Limits percent = new Limits(30, 70, 2, 60_000, 60_000, "", 30, 70);
    String label = "Suhu " + room;
    return new StateMessage.Status(
        device(room),
        true,
        "0.1",
        "bench",
        true,
        log(room),
        1,
        now(),
        null,
        null,
        List.of(
            new PointInfo(
                CELSIUS, PointKind.TEMPERATURE, Unit.CELSIUS, label, label, 90_000, celsius),
            new PointInfo(
                PERCENT,
                PointKind.HUMIDITY,
                Unit.RELATIVE_HUMIDITY,
                "Kelembapan " + room,
                "Humidity " + room,
                90_000,
                percent),
            new PointInfo(
                DOOR, PointKind.DOOR, Unit.STATE, "Pintu " + room, "Door " + room, 90_000, null),
            new PointInfo(
                ROPE,
                PointKind.LEAK,
                Unit.STATE,
                PixelBench.EVENT + room,
                PixelBench.EVENT + room,
                90_000,
                null)));
  }

  /// The readings of one room.
  synchronized void reads(int room) throws IOException {
    Moment now = now();
    Position last = batches[room] == 0 ? null : new Position(1, batches[room]);
    double celsius = 21 + random.nextInt(10) / 10.0;
    TrendBatch batch =
        new TrendBatch(
            device(room),
            log(room),
            new Position(1, ++batches[room]),
            last,
            List.of(
                new Reading.Taken(now, CELSIUS, Measure.celsius(celsius)),
                new Reading.Taken(now, PERCENT, Measure.humidity(40 + random.nextInt(9))),
                new Reading.Taken(now, DOOR, Measure.OFF),
                new Reading.Taken(now, ROPE, Measure.OFF)));
    publish(Topics.trend(device(room)), Codec.write(batch));
  }

  synchronized void raises(int room) throws IOException {
    tells(
        room,
        new JournalEvent.AlarmRaised(AlarmKind.WATER_LEAK, ROPE, Severity.CRITICAL, Measure.ON));
  }

  synchronized void clears(int room) throws IOException {
    tells(room, new JournalEvent.AlarmCleared(AlarmKind.WATER_LEAK, ROPE, 1_000));
  }

  private void tells(int room, JournalEvent event) throws IOException {
    publish(Topics.journal(device(room)), journals.get(room).next(now(), event).payload());
  }

  private void publish(String topic, byte[] payload) throws IOException {
    byte[] name = topic.getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream to = new ByteArrayOutputStream(payload.length + 100);
    to.write(0x32);
    int rest = 4 + name.length + payload.length;
    do {
      int digit = rest & 0x7f;
      rest >>= 7;
      to.write(rest > 0 ? digit | 0x80 : digit);
    } while (rest > 0);
    to.write(0);
    to.write(name.length);
    to.writeBytes(name);
    packet = packet % 60_000 + 1;
    to.write(packet >> 8);
    to.write(packet);
    to.writeBytes(payload);
    out.write(to.toByteArray());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
