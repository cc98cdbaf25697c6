import org.lanegrad.ExecutorProvider;
import org.lanegrad.gpu.OpenClProvider;

/** The executor that runs tapes on an OpenCL device. */
module org.lanegrad.gpu {
  requires static org.jspecify;
  requires java.logging;
  requires aparapi;
  requires transitive org.lanegrad.core;

  exports org.lanegrad.gpu;

  // Aparapi reads the fields of its kernel by reflection
  opens org.lanegrad.gpu to
      aparapi;

  provides ExecutorProvider with
      OpenClProvider;
}
