package id.penjaga.hub.demo.office;

import id.penjaga.hub.app.security.Role;
import java.util.List;

/// The invented people of the simulated office.
public final class Cast {
  /// The one who keeps the others' accounts.
  static final String KEEPER = "bayu";

  public static final List<Member> ALL =
      List.of(
          new Member(
              KEEPER,
              "Bayu Pratama",
              "Bidang Aptika",
              Role.ADMIN,
              "administrator_ruang_server",
              "staf_ruang_server"),
          new Member("sari", "Sari Wulandari", "Bidang Aptika", Role.OPERATOR, "staf_ruang_server"),
          new Member(
              "dewi", "Dewi Anggraini", "Bidang Aptika", Role.OPERATOR, "administrator_server"),
          new Member(
              "rudi",
              "Rudi Setiawan",
              "Bidang Aptika",
              Role.VIEWER,
              "administrator_server",
              "administrator_aplikasi"),
          new Member(
              "ratna",
              "Ratna Kusumadewi",
              "Bidang Aptika",
              Role.VIEWER,
              "kepala_bidang_aptika",
              "pejabat_berwenang"),
          new Member("joko", "Joko Susanto", "Bidang Aptika", Role.OPERATOR, "petugas_piket"),
          new Member("intan", "Intan Permatasari", "Unit ICT", Role.VIEWER, "ketua_ict"),
          new Member(
              "fajar", "Fajar Maulana", "Unit ICT", Role.VIEWER, "staf_ict", "petugas_piket"),
          new Member(
              "wahyu", "Wahyu Firmansyah", "Seksi Jaringan & DC", Role.VIEWER, "staf_jaringan_dc"),
          new Member(
              "lestari",
              "Lestari Handayani",
              "Seksi Jaringan & DC",
              Role.VIEWER,
              "kepala_seksi_jaringan_dc"),
          new Member(
              "hendra",
              "Hendra Saputra",
              "Bidang Infrastruktur",
              Role.VIEWER,
              "kabid_infrastruktur"),
          new Member(
              "nina", "Nina Marlina", "Seksi Jaringan & DC", Role.VIEWER, "staf_admin_jaringan"),
          new Member(
              "taufik",
              "Taufik Ramadhan",
              "Seksi Jaringan & DC",
              Role.VIEWER,
              "koordinator_jaringan"),
          new Member("maya", "Maya Puspitasari", "Unit TI", Role.VIEWER, "unit_ti"),
          new Member("dimas", "Dimas Aditya", "Unit TI", Role.VIEWER, "pengembang_aplikasi"),
          new Member("eko", "Eko Prasetyo", "Unit TI", Role.VIEWER, "manage_server"),
          new Member("yuni", "Yuni Astuti", "Dinas Contoh", Role.VIEWER, "unit_terkait"));

  private Cast() {}

  /// @param login also the name of the account
  /// @param account what the account may do in the hub
  /// @param roles of the office, the first is the one they are known by
  public record Member(String login, String name, String unit, Role account, List<String> roles) {
    Member(String login, String name, String unit, Role account, String... roles) {
      this(login, name, unit, account, List.of(roles));
    }
  }
}
