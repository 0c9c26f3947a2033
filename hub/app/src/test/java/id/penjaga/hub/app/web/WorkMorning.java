package id.penjaga.hub.app.web;

import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A morning of an office: a server fault that was sent back once, a network fault under way, one
/// case closed, an account owed.
final class WorkMorning {
  private static final Instant EIGHT = Instant.parse("2026-11-20T01:00:00Z");

  private final OfficeFake office = new OfficeFake(EIGHT);
  private int commands;
  private long dewi;
  private long ketut;

  /// @return the office at 10:12
  OfficeFake office() {
    dewi =
        office.person(
            "Dewi Lestari",
            "Seksi Jaringan & DC",
            "dewi",
            "staf_jaringan_dc",
            "staf_admin_jaringan");
    ketut =
        office.person(
            "Ir. Ketut Wijaya",
            "Seksi Jaringan & DC",
            "ketut",
            "kepala_seksi_jaringan_dc",
            "koordinator_jaringan");
    office.person("Agus Salim", "Bidang Infrastruktur", "agus", "kabid_infrastruktur");
    office.person("Rudi Hartono", "Seksi Jaringan & DC", "rudi", "staf_jaringan_dc");
    closed();
    at(0);
    long fault =
        open(
            dewi,
            "staf_jaringan_dc",
            "SRVSEC",
            "by_hand",
            Map.of("server", Value.of("SRV-07 Absensi")));
    act(dewi, "staf_jaringan_dc", fault, new Command.Begin(1));
    at(12);
    monitor(
        fault, "SRV-07 Absensi", "fault", "Layanan absensi tidak menjawab, lampu disk 2 merah.");
    at(31);
    diagnosis(fault, 2, "Hardisk RAID");
    at(58);
    act(
        ketut,
        "kepala_seksi_jaringan_dc",
        fault,
        new Command.Complete(
            3, Map.of(), "not_approved", "Sebutkan kapasitas dan jumlah hardisk.", Map.of(), ""));
    at(70);
    diagnosis(fault, 4, "Hardisk RAID 2 TB");
    act(
        dewi,
        "staf_jaringan_dc",
        fault,
        new Command.Note("Suku cadang ada di gudang, tinggal satu.", List.of()));
    at(80);
    long other =
        open(
            dewi,
            "staf_jaringan_dc",
            "SRVSEC",
            "by_hand",
            Map.of("server", Value.of("SRV-02 Surat")));
    monitor(other, "SRV-02 Surat", "fault", "Kipas catu daya berbunyi.");
    at(20);
    long net =
        open(
            dewi,
            "staf_admin_jaringan",
            "NETFAULT",
            "by_hand",
            Map.of(
                "node",
                Value.of("Dinas Pertanian"),
                "report",
                Value.of("Internet mati sejak pagi."),
                "reporter",
                Value.of("Bu Rina"),
                "contact",
                Value.of("0812-0000-0000")));
    act(
        dewi,
        "staf_admin_jaringan",
        net,
        new Command.Complete(1, Map.of(), null, "Laporan lewat telepon", Map.of(), ""));
    at(132);
    return office;
  }

  private void closed() {
    office.now = EIGHT.minus(Duration.ofDays(1));
    long id =
        open(
            dewi,
            "staf_jaringan_dc",
            "SRVSEC",
            "by_hand",
            Map.of("server", Value.of("SRV-04 Perizinan")));
    monitor(id, "SRV-04 Perizinan", "normal", "Semua layanan menjawab.");
  }

  private void at(int minutes) {
    office.now = EIGHT.plus(Duration.ofMinutes(minutes));
  }

  private void monitor(long id, String server, String branch, String finding) {
    act(
        dewi,
        "staf_jaringan_dc",
        id,
        new Command.Complete(
            1,
            Map.of(
                "checks",
                new Value.Many(
                    List.of(
                        new Value.Group(
                            Map.of("object", Value.of(server), "result", Value.of(branch))))),
                "finding",
                Value.of(finding)),
            branch,
            "",
            Map.of(),
            ""));
  }

  private void diagnosis(long id, int opening, String kind) {
    act(
        dewi,
        "staf_jaringan_dc",
        id,
        new Command.Complete(
            opening,
            Map.of(
                "kind",
                Value.of(kind),
                "device",
                Value.of("SRV-07 Absensi"),
                "analysis",
                Value.of("Disk 2 gagal menurut pengendali RAID; array bekerja terdegradasi."),
                "parts",
                new Value.Many(
                    List.of(
                        new Value.Group(
                            Map.of(
                                "part",
                                Value.of("Hardisk SAS 2 TB"),
                                "count",
                                new Value.Numeric(BigDecimal.ONE)))))),
            null,
            "",
            opening == 2 ? Map.of("device", "buku manual tidak ditemukan") : Map.of(),
            ""));
  }

  private long open(
      long person, String role, String procedure, String trigger, Map<String, Value> subject) {
    return act(person, role, null, new Command.OpenCase(procedure, trigger, subject, null, ""));
  }

  private long act(long person, String role, @Nullable Long about, Command command) {
    return switch (office.act(
        "morning-" + commands++, new By.Human(person, role), about, command, null, "")) {
      case Answer.Stored stored -> stored.about();
      case Answer.Refused refused -> throw new IllegalStateException(refused.toString());
    };
  }

  static void serve(int port) throws IOException {
    OfficeFake office = new WorkMorning().office();
    SampleRoom room = new SampleRoom(SampleRoom.Mood.TROUBLE);
    TestHub hub =
        new TestHub(
            Files.createTempDirectory("penjaga-look"), room, port, WebLimits.SHIPPED, office);
    hub.people();
    var admin = hub.logIn("sari", false).session();
    for (String name : List.of("dewi", "ketut", "agus", "rudi")) {
      hub.security.addAccount(admin, name, Role.OPERATOR, TestHub.PASSWORD, "test");
      System.out.println(name + " " + hub.logIn(name, false).id());
    }
    System.out.println("sari " + hub.logIn("sari", false).id());
    System.in.read();
  }
}
