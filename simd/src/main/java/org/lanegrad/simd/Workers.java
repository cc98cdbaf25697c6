package org.lanegrad.simd;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered tasks on several threads, the caller's among them. When the caller is interrupted or a task fails, no
 * further task begins.
 */
final class Workers implements AutoCloseable {

    /** What the threads share out. */
    interface Tasks {
        /**
         * Takes what tasks of one thread need.
         *
         * @return tasks for one thread, which it runs one after the other
         */
        Worker begin();
    }

    /** Tasks on one thread. */
    interface Worker extends AutoCloseable {
        void run(int task);

        @Override
        void close();
    }

    /**
     * Nanoseconds that a thread waits awake before it sleeps: several times what waking one takes, which is longer than
     * a small batch. Simulations bring the next batch soon.
     */
    private static final long AWAKE = 100_000;

    private final int threads;
    private final ExecutorService pool;
    private final boolean owned;
    /** Nanoseconds to wait awake: none where threads have to share processors. */
    private final long awake;

    /**
     * Makes workers.
     *
     * @param threads how many threads work at most, the caller's among them
     * @param pool what runs the others; null to have threads of their own, daemons that are there until closed
     */
    Workers(int threads, @Nullable ExecutorService pool) {
        this.threads = threads;
        this.owned = pool == null;
        this.awake = threads <= Runtime.getRuntime().availableProcessors() ? AWAKE : 0;
        this.pool = pool != null ? pool : newPool(Math.max(1, threads - 1), awake);
    }

    private static ExecutorService newPool(int threads, long awake) {
        // No thread starts before the first task
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new WatchedQueue(awake),
                Thread.ofPlatform().daemon().name("lanegrad-", 1).factory());
    }

    int threads() {
        return threads;
    }

    /**
     * Runs all tasks and waits for them.
     *
     * @param count how many
     * @param mostThreads how many threads may work
     * @param tasks the tasks
     * @throws CancellationException if the calling thread is interrupted; its mark as interrupted stays
     */
    void run(int count, int mostThreads, Tasks tasks) {
        Job job = new Job(count, tasks, awake);
        int helpers = Math.min(Math.min(threads, mostThreads), count) - 1;
        try {
            for (int k = 0; k < helpers; k++) {
                pool.execute(job::work);
            }
        } catch (RejectedExecutionException e) {
            // A pool that is full or closed lends no thread: the caller does the work
        }
        job.workAsCaller();
    }

    /** Lets the threads end. Tasks that have begun are finished. */
    @Override
    public void close() {
        if (owned) {
            pool.shutdown();
        }
    }

    /** Hands tasks over at once for a while after the last one. */
    private static final class WatchedQueue extends LinkedBlockingQueue<Runnable> {
        private static final long serialVersionUID = 1;

        private final long awake;

        WatchedQueue(long awake) {
            this.awake = awake;
        }

        @Override
        public Runnable take() throws InterruptedException {
            long start = System.nanoTime();
            do {
                Runnable task = poll();
                if (task != null) {
                    return task;
                }
                Thread.onSpinWait();
            } while (System.nanoTime() - start < awake);
            return super.take();
        }
    }

    private static final class Job {
        private final int count;
        private final Tasks tasks;
        private final long awake;
        /** The task to begin next; no task begins once it is count. */
        private int next;

        private int begun;
        private volatile int ended;
        private boolean interrupted;
        private @Nullable Throwable failure;

        Job(int count, Tasks tasks, long awake) {
            this.count = count;
            this.tasks = tasks;
            this.awake = awake;
        }

        void workAsCaller() {
            work(Thread.currentThread());
            awaitOthers();
            if (failure instanceof RuntimeException e) {
                throw e;
            } else if (failure instanceof Error e) {
                throw e;
            } else if (interrupted) {
                throw new CancellationException("Interrupted when " + ended + " of " + count + " blocks were done.");
            }
        }

        void work() {
            work(null);
        }

        private void work(@Nullable Thread caller) {
            int task = begin(caller);
            if (task < 0) {
                return;
            }
            try (Worker worker = tasks.begin()) {
                while (task >= 0) {
                    worker.run(task);
                    end(null);
                    task = begin(caller);
                }
            } catch (Throwable e) {
                end(e);
            }
        }

        /** The next task, or -1. */
        private synchronized int begin(@Nullable Thread caller) {
            if (caller != null && caller.isInterrupted() && next < count) {
                interrupted = true;
                next = count;
            }
            if (next == count) {
                return -1;
            }
            begun++;
            return next++;
        }

        private synchronized void end(@Nullable Throwable thrown) {
            ended++;
            if (thrown != null) {
                failure = thrown;
                next = count;
            }
            notifyAll();
        }

        private void awaitOthers() {
            int last = lastToEnd();
            long start = System.nanoTime();
            while (ended < last && System.nanoTime() - start < awake) {
                Thread.onSpinWait();
            }
            awaitOthersAsleep();
        }

        /** How many tasks will have ended, if none begins. */
        private synchronized int lastToEnd() {
            return begun;
        }

        private synchronized void awaitOthersAsleep() {
            boolean interruptedNow = false;
            while (ended < begun) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interruptedNow = true;
                    interrupted |= next < count;
                    next = count;
                }
            }
            if (interruptedNow) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
