package consumer;

import java.io.File;
import org.lanegrad.Real;
import org.lanegrad.RealMath;
import org.lanegrad.Tape;

/** Records a function and prints its tape. */
final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Tape tape =
        Tape.record(
            r -> {
              Real x = r.input("x");
              Real y = r.input("y");
              r.output("z", x.times(y).plus(RealMath.sin(x)));
            });
    System.out.println(tape);
    check(tape.toString().contains("sin"), "the printed tape names its operations");
    check(Tape.class.getModule().getName().equals("org.lanegrad.core"), "a named module");
    String path = System.getProperty("jdk.module.path");
    check(path.split(File.pathSeparator).length == 2, "only this project and lanegrad-core on " + path);
  }

  private static void check(boolean condition, String expectation) {
    if (!condition) {
      throw new AssertionError("Expected: " + expectation);
    }
  }
}
