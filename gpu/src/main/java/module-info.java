/** The executor that runs tapes on an OpenCL device. */
module org.lanegrad.gpu {
  requires static org.jspecify;
  requires org.lanegrad.core;
}
