package io.reprise.api.job;

import io.reprise.storage.job.JobRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the workers when everything they use is there, and stops them before anything of it goes. */
@Component
class Workers implements SmartLifecycle {
    private final JobRunner runner;
    private volatile boolean running;

    Workers(JobRunner runner) {
        this.runner = runner;
    }

    @Override
    public void start() {
        runner.start();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        runner.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
