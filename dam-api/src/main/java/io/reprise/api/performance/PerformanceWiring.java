package io.reprise.api.performance;

import io.reprise.api.job.KindOfWork;
import io.reprise.storage.master.MasterDocumentRows;
import io.reprise.storage.performance.MasterScores;
import io.reprise.storage.performance.PerformanceSeries;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Scores, and the node's part in making them. */
@Configuration(proxyBeanMethods = false)
class PerformanceWiring {
    @Bean
    MasterScores masterScores(DataSource dataSource, MasterDocumentRows documents) {
        return new MasterScores(dataSource, documents::ring);
    }

    @Bean
    PerformanceSeries performanceSeries(DataSource dataSource) {
        return new PerformanceSeries(dataSource);
    }

    @Bean
    KindOfWork scoring(ScoreJobs jobs) {
        return new KindOfWork(ScoreJobs.KIND, jobs);
    }
}
