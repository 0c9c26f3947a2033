package id.penjaga.hub.demo;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;

/// The arrows of the house as rules, each with classes that break it.
enum HouseRules {
  THE_DEVICE_DOES_NOT_KNOW_THE_HUB(
      noClasses()
          .that()
          .resideInAPackage("id.penjaga.device..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("id.penjaga.hub.."),
      "id.penjaga.device.bad"),

  THE_HUB_SEES_ONLY_THE_CONTRACT_OF_THE_DEVICE(
      noClasses()
          .that()
          .resideInAnyPackage("id.penjaga.hub.core..", "id.penjaga.hub.app..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("id.penjaga.device..")
                  .and(DescribedPredicate.not(resideInAnyPackage(Places.SHARED)))),
      "id.penjaga.hub.app.bad"),

  CORES_ARE_PURE(
      noClasses()
          .that()
          .resideInAnyPackage(Places.PURE)
          .and() // reads components of records, which is as pure as the records
          .haveNameNotMatching("id\\.penjaga\\.hub\\.core\\.book\\.RecordTree(\\$.*)?")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "java.nio.file..",
                      "java.nio.channels..",
                      "java.net..",
                      "java.sql..",
                      "java.util.concurrent..",
                      "java.util.random..",
                      "java.lang.reflect..",
                      "org.tinylog..",
                      "org.slf4j..",
                      "org.eclipse.paho..")
                  .or(
                      DescribedPredicate.describe(
                          "Random", c -> c.getName().equals("java.util.Random")))
                  .or(
                      DescribedPredicate.describe(
                          "Thread", c -> c.getName().equals("java.lang.Thread")))),
      "id.penjaga.device.core.bad"),

  ONLY_ADAPTERS_READ_CLOCKS(
      noClasses()
          .that(
              DescribedPredicate.describe(
                  "are not clock adapters", c -> !Places.CLOCKS.contains(c.getName())))
          .should()
          .accessTargetWhere(
              DescribedPredicate.describe("reads a clock or sleeps", Places::readsAClock)),
      "id.penjaga.device.core.bad"),

  /// A thread that nobody supervises dies alone (device/decisions/0012).
  NOBODY_ELSE_STARTS_THREADS(
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("id.penjaga.device.shell.threads.Threads")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe("starts a thread of its own", Places::startsAThread))
          .orShould()
          .callConstructorWhere(
              DescribedPredicate.describe(
                  "makes a thread or timer of its own", Places::makesAThread)),
      "id.penjaga.device.bad"),

  /// The message of a file's exception is often only its path; FileWords has the reason. Exceptions
  /// of our own are sentences, and device.mqtt makes them of what sockets say.
  FILE_TROUBLE_IS_SAID_IN_WORDS(
      noClasses()
          .that()
          .resideOutsideOfPackages("id.penjaga.device.shell.files..", "id.penjaga.device.mqtt..")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "asks an exception of files for its message", Places::asksAFileException)),
      "id.penjaga.device.bad"),

  /// Who edits a definition on a page reads in their language what is wrong with it.
  DEFINITIONS_ARE_REFUSED_IN_BOTH_LANGUAGES(
      noClasses()
          .that()
          .resideInAnyPackage("id.penjaga.hub.app.definitions..", "id.penjaga.hub.app.papers..")
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "says a problem in one language", Places::saysOneLanguage))
          .orShould()
          .callConstructorWhere(
              DescribedPredicate.describe("objects in one language", Places::objectsInOneLanguage)),
      "id.penjaga.hub.app.definitions.bad"),

  CORES_HOLD_NO_STATIC_STATE(
      noFields()
          .that()
          .areDeclaredInClassesThat(resideInAnyPackage(Places.PURE))
          .and()
          .areStatic()
          .should()
          .notBeFinal(),
      "id.penjaga.device.core.bad"),

  DRIVERS_KNOW_ONLY_WIRES_AND_MEASURES(
      noClasses()
          .that()
          .resideInAPackage("id.penjaga.device.drivers..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("id.penjaga..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              "id.penjaga.device.drivers..",
                              "id.penjaga.device.messages..",
                              "id.penjaga.device.shell.files..")))),
      "id.penjaga.device.drivers.bad.one"),

  NO_DRIVER_KNOWS_ANOTHER(
      slices()
          .matching("id.penjaga.device.drivers.(*)..")
          .namingSlices("driver $1")
          .as("drivers")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(
              DescribedPredicate.alwaysTrue(),
              resideInAnyPackage(
                  "id.penjaga.device.drivers.wire..", "id.penjaga.device.drivers.part..")),
      "id.penjaga.device.drivers"),

  PI4J_STAYS_ON_THE_BOARD(
      noClasses()
          .that()
          .resideOutsideOfPackage("id.penjaga.device.app.board..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.pi4j.."),
      "com.pi4j.bad"),

  /// Both ends talk to the broker through one module, which knows how this client fails.
  PAHO_STAYS_IN_ONE_MODULE(
      noClasses()
          .that()
          .resideOutsideOfPackage("id.penjaga.device.mqtt..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.eclipse.paho.."),
      "org.eclipse.paho.bad"),

  SQL_STAYS_IN_THE_STORE(
      noClasses()
          .that()
          .resideInAPackage("id.penjaga..")
          .and()
          .resideOutsideOfPackages("id.penjaga.hub.app.store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.h2..", "org.flywaydb..", "org.jdbi.."),
      "id.penjaga.hub.app.bad"),

  HTML_STAYS_IN_THE_WEB(
      noClasses()
          .that()
          .resideInAPackage("id.penjaga..")
          .and()
          .resideOutsideOfPackages("id.penjaga.hub.app.web..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "gg.jte.."),
      "id.penjaga.hub.app.bad"),

  THE_SIMULATED_ROOM_IS_IN_NO_PRODUCTION_CODE(
      noClasses()
          .that()
          .resideInAnyPackage("id.penjaga.device.app..", "id.penjaga.hub.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("id.penjaga.device.sim.."),
      "id.penjaga.hub.app.bad"),

  PACKAGES_HAVE_NO_CYCLES(
      slices().matching("id.penjaga.(**)").should().beFreeOfCycles(), "id.penjaga.device.cycle"),

  NAMES_SAY_WHAT_A_THING_IS(
      classes()
          .that()
          .resideInAPackage("id.penjaga..")
          .should()
          .haveNameNotMatching(".*(Impl|Base|Manager|Helper|Utils?)$"),
      "id.penjaga.hub.app.bad");

  final ArchRule rule;

  /// The package of classes that break the rule.
  final String bad;

  HouseRules(ArchRule rule, String bad) {
    this.rule = rule;
    this.bad = bad;
  }

  private static final class Places {
    static final String[] PURE = {
      "id.penjaga.device.messages..", "id.penjaga.device.core..", "id.penjaga.hub.core.."
    };

    /// The contract, what judges a past again, and what the shells of both programs share.
    static final String[] SHARED = {
      "id.penjaga.device.messages..",
      "id.penjaga.device.core.replay..",
      "id.penjaga.device.launcher..",
      "id.penjaga.device.shell..",
      "id.penjaga.device.yaml..",
      "id.penjaga.device.mqtt.."
    };

    /// The classes that own the clocks; everybody else is told the time.
    static final Set<String> CLOCKS =
        Set.of(
            "id.penjaga.device.app.board.kernel.BoardThread",
            "id.penjaga.device.app.loop.Clocks",
            "id.penjaga.device.shell.threads.Threads",
            "id.penjaga.device.sim.PacedTime",
            "id.penjaga.hub.app.clock.SystemClock");

    private static final List<String> CLOCK_READS =
        List.of(
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Thread.sleep");

    private static final Set<String> EXECUTORS_OF_OTHERS =
        Set.of(
            "newCachedThreadPool",
            "newFixedThreadPool",
            "newSingleThreadExecutor",
            "newScheduledThreadPool",
            "newSingleThreadScheduledExecutor",
            "newWorkStealingPool",
            "newVirtualThreadPerTaskExecutor");

    /// An executor with a thread factory is supervised by that factory.
    static boolean startsAThread(JavaMethodCall call) {
      String owner = call.getTargetOwner().getName();
      String name = call.getTarget().getName();
      return owner.equals("java.lang.Thread")
              && Set.of("ofPlatform", "ofVirtual", "startVirtualThread").contains(name)
          || owner.equals("java.util.concurrent.Executors")
              && EXECUTORS_OF_OTHERS.contains(name)
              && call.getTarget().getRawParameterTypes().stream()
                  .noneMatch(type -> type.getName().endsWith("ThreadFactory"));
    }

    static boolean makesAThread(JavaConstructorCall call) {
      return Set.of("java.lang.Thread", "java.util.Timer", "java.util.concurrent.ForkJoinPool")
          .contains(call.getTargetOwner().getName());
    }

    static boolean asksAFileException(JavaMethodCall call) {
      return call.getTarget().getName().matches("getMessage|getLocalizedMessage")
          && call.getTargetOwner().isAssignableTo(java.io.IOException.class)
          && !call.getTargetOwner().getName().startsWith("id.penjaga.");
    }

    static boolean saysOneLanguage(JavaMethodCall call) {
      String owner = call.getTargetOwner().getName();
      return owner.equals("id.penjaga.device.yaml.Sentence")
              && call.getTarget().getName().equals("english")
          || owner.equals("id.penjaga.device.yaml.Nearest")
              && call.getTarget().getName().equals("advice")
          || owner.matches("id\\.penjaga\\.device\\.yaml\\.(Section|Problems)")
              && call.getTarget().getName().matches("wrong|add")
              && call.getTarget().getRawParameterTypes().getLast().isEquivalentTo(String.class);
    }

    static boolean objectsInOneLanguage(JavaConstructorCall call) {
      return call.getTargetOwner().isEquivalentTo(IllegalArgumentException.class)
          || call.getTargetOwner().getName().equals("id.penjaga.device.yaml.Problem")
              && call.getTarget().getRawParameterTypes().getLast().isEquivalentTo(String.class);
    }

    static boolean readsAClock(JavaAccess<?> access) {
      return CLOCK_READS.contains(
          access.getTargetOwner().getName() + "." + access.getTarget().getName());
    }

    private Places() {}
  }
}
