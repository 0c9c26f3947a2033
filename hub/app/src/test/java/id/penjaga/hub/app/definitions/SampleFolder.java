package id.penjaga.hub.app.definitions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// A small folder of definitions without a mistake, into which a test puts one.
final class SampleFolder {
  private static final String PROCEDURE =
      """
      # A sample.
      procedure: SAMPLE
      title: {id: "Contoh", en: "Sample"}
      source: {seed: "000", clause: "1"}
      kind: flow
      group: INC
      subject:
        server: {label: {id: "Server", en: "Server"}, type: item, register: server, required: true}
        urgent: {label: {id: "Segera", en: "Urgent"}, type: boolean}
      key: server
      number: {pattern: "S/{yyyy}/{seq:3}", restart: year, at: opened}
      counts: office
      opens:
        - {id: by_hand, by: person, text: {id: "Tangan", en: "By hand"}, at: A, roles: [staff]}
      start: A
      totals: {printed: 30}
      steps:
        - id: A
          clause: "1"
          text: {id: "Mulai", en: "Begin"}
          mode: form
          actor: {roles: [staff]}
          time: {minutes: 30}
          form: {use: REPORT, fields: [what, estimate, parts, room]}
          amend: {reopens: [B]}
          next: B
        - id: B
          clause: "2"
          text: {id: "Setujui", en: "Approve"}
          mode: approval
          actor: {roles: [boss]}
          branches:
            - {when: granted, text: {id: "Ya", en: "Yes"}, next: C, beside: [S]}
            - {when: denied, text: {id: "Tidak", en: "No"}, next: A, reason: true}
        - id: C
          clause: "3"
          text: {id: "Pasang", en: "Mount"}
          mode: task
          actor: {roles: [staff]}
          each: A.parts
          form: {use: PART}
          next: D
        - id: D
          clause: "4"
          text: {id: "Selesai", en: "Finish"}
          mode: task
          actor: {roles: [staff]}
          needs: [{key: report, text: {id: "Laporan", en: "Report"}, form: REPORT}]
          time: {until: {step: A, field: estimate}}
          ready: [{fact: service.answers, of: subject.server}]
          form: {use: REPORT, fields: [result]}
          effects: [{register: server, item: subject.server, log: "{case.number}: {REPORT.result}"}]
          next: END
        - id: S
          clause: "5"
          text: {id: "Awasi", en: "Watch"}
          mode: task
          actor: {roles: [boss]}
          form: {use: WATCH}
          next: END
      """;
  private static final String REPORT =
      """
      form: REPORT
      name: {id: "Laporan", en: "Report"}
      source: "000 1"
      number: {pattern: "R/{yyyy}/{seq:3}", restart: year, at: complete}
      fields:
        - {key: what, label: {id: "Apa", en: "What"}, type: text, max: 1000, required: true}
        - {key: estimate, label: {id: "Perkiraan", en: "Estimate"}, type: duration, required: true}
        - {key: parts, label: {id: "Suku cadang", en: "Parts"}, type: list, min: 1, required: true, fields: [{key: part, label: {id: "Suku", en: "Part"}, type: text}]}
        - {key: room, label: {id: "Ruang", en: "Room"}, type: checklist, checklist: ROOM}
        - {key: result, label: {id: "Hasil", en: "Result"}, type: choice, required: true, from: REPORT.what, choices: [{id: good, label: {id: "Baik", en: "Good"}}, {id: bad, label: {id: "Buruk", en: "Bad"}}]}
      """;
  private static final String PART =
      """
      form: PART
      name: {id: "Suku cadang", en: "Part"}
      source: "000 3"
      fields:
        - {key: serial, label: {id: "Nomor seri", en: "Serial"}, type: text, required: true}
        - {key: why, label: {id: "Alasan", en: "Why"}, type: text, required: {when: "serial = none"}}
      """;
  private static final String WATCH =
      """
      form: WATCH
      name: {id: "Pengawasan", en: "Watch"}
      source: "000 5"
      fields:
        - {key: seen, label: {id: "Terlihat", en: "Seen"}, type: text, required: true}
      """;
  private static final String ROOM =
      """
      checklist: ROOM
      name: {id: "Ruang", en: "Room"}
      source: "000 1"
      items:
        - {id: R1, text: {id: "Bersih", en: "Clean"}}
      """;
  private static final String SERVER =
      """
      register: server
      name: {id: "Server", en: "Server"}
      source: "000"
      label: {field: label, unique: site, qr: true}
      states: [{id: new, text: {id: "Baru", en: "New"}}, {id: used, text: {id: "Dipakai", en: "Used"}}]
      start: new
      moves: [{from: new, to: [used], roles: [staff], keeps: [light]}]
      fields:
        - {key: label, label: {id: "Label", en: "Label"}, type: text, required: true}
        - {key: last, label: {id: "Terakhir", en: "Last"}, type: date}
        - {key: twin, label: {id: "Kembaran", en: "Twin"}, type: item, register: server}
        - {key: watt, label: {id: "Daya", en: "Power"}, type: number}
        - {key: raid, label: {id: "RAID", en: "RAID"}, type: boolean}
      obligations:
        - {id: care, text: {id: "Perawatan", en: "Care"}, where: "state = used", every: {days: 14, basis: seed}, since: last, opens: SAMPLE, subject: server, late: allowed, source: "000"}
      derived:
        - {key: load, sum: {register: server, field: watt, where: "twin = this and state = used"}}
        - {key: same, labels: {register: server, where: "watt = this.watt"}}
      conformity:
        - {id: light, source: "000", must: "load <= 9 and raid = true", text: {id: "{load} W", en: "{load} W"}, on_change: refuse, exception: [boss]}
      enough:
        - {id: two, source: "000", at_least: 2, text: {id: "Kurang", en: "Too few"}}
      given:
        - {label: "S-1", fields: {}}
      """;
  private static final String ROLES =
      """
      roles:
        - {id: staff, name: {id: "Staf", en: "Staff"}, source: "000", login: true}
        - {id: boss, name: {id: "Kepala", en: "Head"}, source: "000", login: true}
      """;
  private static final String CALENDAR =
      """
      zone: Asia/Jakarta
      hours:
        mon: {from: "07:30", until: "16:00", breaks: [{from: "12:00", until: "13:00"}]}
      holidays:
        - {date: "2026-08-17", name: "Proklamasi Kemerdekaan", kind: national}
      """;
  private static final String ESCALATION =
      """
      chains:
        - severities: [critical]
          counts: clock
          until: acknowledged
          rungs:
            - {minutes: 0, roles: [staff]}
            - {minutes: 10, roles: [boss, staff]}
        - severities: [warning]
          kinds: [WATER_LEAK]
          counts: office
          until: over
          rungs:
            - {minutes: 5, roles: [boss]}
      steps:
        - procedures: [SAMPLE]
          counts: clock
          rungs:
            - {minutes: 30, roles: [staff, boss]}
        - counts: clock
          rungs:
            - {minutes: 0, roles: [staff]}
      """;

  private final Map<String, String> files =
      new TreeMap<>(
          Map.of(
              "procedures/SAMPLE.yaml", PROCEDURE,
              "forms/REPORT.yaml", REPORT,
              "forms/PART.yaml", PART,
              "forms/WATCH.yaml", WATCH,
              "checklists/ROOM.yaml", ROOM,
              "registers/server.yaml", SERVER,
              "roles.yaml", ROLES,
              "calendar.yaml", CALENDAR,
              "escalation.yaml", ESCALATION));

  /// Replaces a passage, which must be there once.
  SampleFolder with(String file, String old, String fresh) {
    String text = text(file);
    if (text.split(java.util.regex.Pattern.quote(old), -1).length != 2) {
      throw new IllegalArgumentException(file + " should hold \"" + old + "\" once");
    }
    files.put(file, text.replace(old, fresh));
    return this;
  }

  SampleFolder with(String file, String text) {
    files.put(file, text);
    return this;
  }

  String text(String file) {
    return files.getOrDefault(file, "");
  }

  Definitions read(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    return DefinitionFolder.read(folder);
  }
}
