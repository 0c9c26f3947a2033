package id.penjaga.hub.demo.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.h2.jdbcx.JdbcDataSource;

/// [WorkBench], and in the same run its peer: the same repairs through Flowable, embedded, on the
/// same H2, with its usual history (audit) and without its identity and event engines.
///
/// ```
/// mvn -q package -Ppeer -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.WorkPeerBench
/// ```
///
/// Flowable leaves durability to the database, and H2 alone writes a commit without forcing it to
/// the disk: measured as it is, and with `CHECKPOINT SYNC` after each step, which is what the hub
/// does. Finding the open task is not counted as a wait of the step, but it is in the rate.
final class WorkPeerBench {
  /// The branch that each of the eleven steps takes; empty where there is none.
  private static final List<String> BRANCHES =
      List.of(
          "fault", "", "not_approved", "", "approved", "", "ok", "rejected", "ok", "accepted", "");

  private WorkPeerBench() {}

  static void main() throws Exception {
    int runs = WorkBench.Size.given().runs();
    flowable("Flowable, not forced", runs, false);
    flowable("Flowable, on the disk", runs, true);
    WorkBench.main();
  }

  private static void flowable(String who, int runs, boolean durable) throws Exception {
    Path folder = Files.createTempDirectory("work-peer");
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("flowable") + ";WRITE_DELAY=0");
    source.setUser("sa");
    StandaloneProcessEngineConfiguration config = new StandaloneProcessEngineConfiguration();
    config.setDisableIdmEngine(true);
    config.setDisableEventRegistry(true);
    config.setAsyncExecutorActivate(false);
    config.setJdbcUrl(source.getURL());
    config.setJdbcDriver("org.h2.Driver");
    config.setJdbcUsername("sa");
    config.setJdbcPassword("");
    config.setDatabaseSchemaUpdate("true");
    ProcessEngine engine = config.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addString(
            "srvsec.bpmn20.xml",
            Files.readString(Program.ROOT.resolve("hub/demo/src/peer/srvsec.bpmn20.xml")))
        .deploy();
    try (Connection disk = source.getConnection()) {
      Waits.report(
          who,
          runs,
          (client, _, wait) -> {
            RuntimeService cases = engine.getRuntimeService();
            TaskService tasks = engine.getTaskService();
            String id =
                wait.of(() -> {
                  String started =
                      cases
                          .startProcessInstanceByKey("SRVSEC", Map.of("server", "SRV-" + client))
                          .getId();
                  keep(disk, durable);
                  return started;
                });
            for (int step = 0; step < BRANCHES.size(); step++) {
              String task = tasks.createTaskQuery().processInstanceId(id).singleResult().getId();
              if (step == 0) {
                wait.of(() -> {
                  tasks.claim(task, "dewi");
                  return keep(disk, durable);
                });
              }
              Map<String, Object> answers = answers(step, "SRV-" + client);
              wait.of(() -> {
                tasks.complete(task, answers);
                return keep(disk, durable);
              });
            }
          });
    }
    engine.close();
    WorkBench.delete(folder);
  }

  /// What the forms of the steps take in, as variables.
  private static Map<String, Object> answers(int step, String server) {
    String branch = BRANCHES.get(step);
    return switch (step) {
      case 0 -> Map.of("branch", branch, "object", server, "result", branch, "finding", server);
      case 1, 3 -> Map.of("kind", "PSU mati", "device", server, "part", "PSU", "count", 1);
      case 2, 7 -> Map.of("branch", branch, "reason", "belum lengkap");
      case 4 -> Map.of("branch", branch, "part", "PSU", "count", 1);
      case 5 -> Map.of("by", "own", "action", "PSU diganti", "part", "PSU", "serial", "P-NEW-01");
      case 6, 8 -> Map.of("branch", branch, "result", "normal", "works", true);
      case 9 -> Map.of("branch", branch);
      default ->
          Map.of(
              "damage_kind",
              "PSU mati",
              "part_old",
              "P-OLD-01",
              "part_new",
              "P-NEW-01",
              "stored_at",
              "Lemari bukti 1");
    };
  }

  private static boolean keep(Connection disk, boolean durable) {
    if (durable) {
      try (Statement statement = disk.createStatement()) {
        statement.execute("CHECKPOINT SYNC");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    return durable;
  }
}
