package id.penjaga.hub.core.outage;

import id.penjaga.hub.core.paper.Speech;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An outage in sentences: for the form that keeps what the hub knew, its paper and its page. Names
/// nobody.
public final class OutageText {
  private final OutageRecord of;
  private final Speech speech;
  private final List<String> all = new ArrayList<>();

  private OutageText(OutageRecord of, Speech speech) {
    this.of = of;
    this.speech = speech;
  }

  public static List<String> of(OutageRecord record, Speech speech) {
    OutageText text = new OutageText(record, speech);
    text.times();
    text.sources();
    text.battery();
    text.servers();
    text.genset();
    text.heat();
    text.people();
    return List.copyOf(text.all);
  }

  private void say(String id, String en) {
    all.add(speech.say(id, en));
  }

  private void times() {
    String start = second(of.start(), speech);
    if (of.sensed()) {
      say("Padam terdeteksi " + start + ".", "Loss sensed at " + start + ".");
    } else {
      say(
          "Padam dicatat " + start + "; tidak ada alat yang mendeteksinya.",
          "Loss recorded at " + start + "; nothing sensed it.");
    }
    Instant sensed = of.sensedEnd();
    Instant confirmed = of.confirmedEnd();
    if (confirmed != null) {
      String at = second(confirmed, speech);
      String seen =
          sensed == null
              ? speech.say("tidak terdeteksi", "not sensed")
              : speech.say("terdeteksi ", "sensed at ") + second(sensed, speech);
      say(
          "PLN dipastikan pulih " + at + " (" + seen + ").",
          "Mains confirmed back at " + at + " (" + seen + ").");
    } else if (sensed != null) {
      String at = second(sensed, speech);
      say(
          "PLN terdeteksi pulih " + at + ", belum dipastikan oleh petugas.",
          "Mains sensed back at " + at + ", not confirmed by a person yet.");
    } else {
      say("PLN belum pulih.", "The mains are not back yet.");
    }
    say(
        (of.open() ? "Sampai kini " : "Lama ") + length(of.length(), speech) + ".",
        (of.open() ? "So far " : "Length ") + length(of.length(), speech) + ".");
  }

  private void sources() {
    for (Phase phase : of.phases()) {
      all.add(
          source(phase.source(), speech)
              + ": "
              + clock(phase.from(), speech)
              + "–"
              + clock(phase.until(), speech)
              + ", "
              + length(phase.length(), speech)
              + ".");
    }
  }

  private void battery() {
    OutageRecord.Battery battery = of.battery();
    if (battery == null) {
      return;
    }
    Double predicted = battery.predicted();
    say(
        "Baterai UPS dipakai "
            + length(battery.used(), speech)
            + (predicted == null ? "" : "; perkiraan UPS saat mulai " + minutes(predicted, speech))
            + ".",
        "UPS battery used for "
            + length(battery.used(), speech)
            + (predicted == null
                ? ""
                : "; the UPS predicted " + minutes(predicted, speech) + " at its start")
            + ".");
    Instant low = battery.lowAt();
    if (low != null) {
      String at = second(low, speech);
      say("Baterai UPS hampir habis " + at + ".", "UPS battery low at " + at + ".");
    }
  }

  private void servers() {
    for (PowerFact line : of.lines()) {
      if (line instanceof PowerFact.Shutdown shutdown
          && shutdown.step() == PowerFact.Step.ORDERED) {
        String at = second(shutdown.at(), speech);
        String servers = shutdown.group() + " (" + shutdown.servers() + ")";
        say(
            "Server " + servers + " dimatikan " + at + ".",
            "Servers " + servers + " shut down at " + at + ".");
      }
    }
  }

  private void genset() {
    Duration delay = of.gensetDelay();
    if (delay != null) {
      String after = length(delay, speech);
      String run = length(of.gensetRun(), speech);
      if (of.runs().getFirst().source() == Phase.Source.GENSET_ASSUMED) {
        say(
            "Genset diduga memikul beban " + after + " setelah padam, selama " + run + ".",
            "A generator presumably carried the load "
                + after
                + " after the loss, for "
                + run
                + ".");
      } else {
        say(
            "Genset menyala " + after + " setelah padam, berjalan " + run + ".",
            "The generator started " + after + " after the loss, and ran for " + run + ".");
      }
    }
    if (of.litres() > 0) {
      String litres = speech.number(of.litres(), 2);
      say("Bahan bakar diisi " + litres + " L.", "Fuel filled in: " + litres + " L.");
    }
  }

  private void heat() {
    Heat heat = of.heat();
    if (heat == null) {
      return;
    }
    String course =
        speech.number(heat.first(), 1)
            + " → "
            + speech.number(heat.last(), 1)
            + " °C"
            + slope(heat);
    String limit =
        Double.isNaN(heat.limit())
            ? ""
            : speech.say(", batas ", ", limit ") + speech.number(heat.limit(), 1) + " °C";
    all.add(speech.say("Suhu ", "Temperature ") + course + limit + ".");
    Instant reached = heat.reachedAt();
    Double left = heat.minutesLeft();
    if (reached != null) {
      String at = second(reached, speech);
      String after = length(Duration.between(of.start(), reached), speech);
      say(
          "Batas suhu terlampaui " + at + ", " + after + " setelah padam.",
          "Temperature limit exceeded at " + at + ", " + after + " after the loss.");
    } else if (left != null) {
      String minutes = minutes(left, speech);
      say(
          "Menurut kenaikan yang terukur, batas suhu tercapai " + minutes + " kemudian.",
          "By the measured slope the limit is reached " + minutes + " later.");
    }
  }

  /// A slope of zero is one that is not measured yet, or none.
  private String slope(Heat heat) {
    return heat.perHour() == 0
        ? ""
        : ", "
            + (heat.perHour() > 0 ? "+" : "")
            + speech.number(heat.perHour(), 1)
            + speech.say(" °C/jam", " °C/h");
  }

  private void people() {
    if (!of.inside().isEmpty()) {
      int inside = of.inside().size();
      say(
          inside + " orang berada di ruang saat padam.",
          inside + (inside == 1 ? " person was" : " people were") + " in the room at the loss.");
    }
    long gaps = of.lines().stream().filter(PowerFact.Restarted.class::isInstance).count();
    if (gaps > 0) {
      say(
          "Perangkat mulai ulang " + gaps + " kali; di antaranya tidak ada yang terlihat.",
          "A device restarted "
              + gaps
              + (gaps == 1 ? " time" : " times")
              + "; in between nothing was seen.");
    }
  }

  /// What a source is called.
  public static String source(Phase.Source source, Speech speech) {
    return switch (source) {
      case MAINS -> speech.say("Listrik PLN", "Mains (PLN)");
      case BATTERY -> speech.say("Baterai UPS", "UPS battery");
      case GENSET -> speech.say("Genset", "Generator");
      case GENSET_ASSUMED ->
          speech.say(
              "Diduga genset, menunggu konfirmasi PLN",
              "Generator assumed, waiting for PLN confirmation");
      case UNKNOWN -> speech.say("Sumber tidak diketahui", "Source not known");
    };
  }

  /// One fact in words. Names nobody.
  public static String line(PowerFact fact, Speech speech) {
    return switch (fact) {
      case PowerFact.Mains mains ->
          mains.present()
              ? speech.say("PLN kembali", "Mains back")
              : speech.say("PLN padam", "Mains lost");
      case PowerFact.Ups ups -> ups.ups() + ": " + word(ups, speech);
      case PowerFact.Shutdown shutdown ->
          speech.say("server ", "servers ") + shutdown.group() + ": " + step(shutdown, speech);
      case PowerFact.Runtime runtime -> runtime.ups() + ": " + minutes(runtime.minutes(), speech);
      case PowerFact.Genset genset ->
          genset.genset()
              + ": "
              + (genset.runs()
                  ? speech.say("menyala", "started")
                  : speech.say("berhenti", "stopped"));
      case PowerFact.Temperature warm -> speech.number(warm.celsius(), 1) + " °C";
      case PowerFact.Door door ->
          door.door()
              + ": "
              + (door.open()
                  ? speech.say("pintu dibuka", "door opened")
                  : speech.say("pintu ditutup", "door closed"));
      case PowerFact.Passage passage ->
          passage.in()
              ? speech.say("satu orang masuk", "one person went in")
              : speech.say("satu orang keluar", "one person went out");
      case PowerFact.Restarted restarted ->
          restarted.device() + ": " + speech.say("mulai ulang", "restarted");
      case PowerFact.Told told -> told(told, speech);
    };
  }

  private static String word(PowerFact.Ups ups, Speech speech) {
    return switch (ups.word()) {
      case ON_BATTERY ->
          ups.on()
              ? speech.say("memakai baterai", "on battery")
              : speech.say("tidak lagi memakai baterai", "off battery");
      case LOW_BATTERY ->
          ups.on()
              ? speech.say("baterai hampir habis", "battery low")
              : speech.say("baterai cukup lagi", "battery no longer low");
      case FAULT ->
          ups.on() ? speech.say("gangguan", "fault") : speech.say("gangguan selesai", "fault over");
      case SILENT ->
          ups.on()
              ? speech.say("tidak menjawab", "does not answer")
              : speech.say("menjawab lagi", "answers again");
    };
  }

  /// What became of a group of servers.
  public static String step(PowerFact.Shutdown shutdown, Speech speech) {
    String servers = " (" + shutdown.servers() + ")";
    return switch (shutdown.step()) {
      case ANNOUNCED ->
          speech.say("akan dimatikan karena baterai hampir habis", "to be shut down, battery low")
              + servers;
      case CANCELLED -> speech.say("batal dimatikan, PLN kembali", "stay, mains are back");
      case ORDERED -> speech.say("diperintahkan mati", "told to shut down") + servers;
      case RELEASED ->
          shutdown.servers() == 0
              ? speech.say("boleh dinyalakan lagi", "may start again")
              : speech.say(
                  "boleh dinyalakan lagi; tidak ikut mati: " + shutdown.servers(),
                  "may start again; did not shut down: " + shutdown.servers());
    };
  }

  private static String told(PowerFact.Told told, Speech speech) {
    String what =
        switch (told.kind()) {
          case RECORDED -> speech.say("waktu padam dicatat", "time of the loss recorded");
          case RESTORED -> speech.say("PLN dipastikan pulih", "mains confirmed back");
          case HANDED_OVER -> speech.say("serah terima", "handed over");
          case REFILLED ->
              speech.say("bahan bakar diisi ", "fuel filled in, ")
                  + speech.number(told.litres(), 2)
                  + " L";
        };
    return told.text().isBlank() ? what : what + ": " + told.text();
  }

  /// `10 September 2026 10.12.20 WIB`.
  static String second(Instant at, Speech speech) {
    return speech.date(at) + " " + clock(at, speech) + " " + speech.zoneName(at);
  }

  /// `10.12.20`.
  public static String clock(Instant at, Speech speech) {
    int seconds = at.atZone(speech.zone()).getSecond();
    return speech.clock(at)
        + (speech.indonesian() ? "." : ":")
        + (seconds < 10 ? "0" : "")
        + seconds;
  }

  /// `94 menit 40 detik`.
  public static String length(Duration length, Speech speech) {
    int seconds = length.toSecondsPart();
    if (length.toMinutes() == 0) {
      return seconds + speech.say(" detik", seconds == 1 ? " second" : " seconds");
    }
    return speech.minutes(length.toMinutes())
        + (seconds == 0
            ? ""
            : " " + seconds + speech.say(" detik", seconds == 1 ? " second" : " seconds"));
  }

  private static String minutes(@Nullable Double minutes, Speech speech) {
    return speech.minutes(minutes == null ? 0 : Math.round(minutes));
  }
}
