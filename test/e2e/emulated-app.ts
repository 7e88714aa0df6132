import { Aspects, type IAspect } from 'aws-cdk-lib';
import { CfnAlarm } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import { makeApp } from '../../lib/make-app.ts';

/**
 * The app as it is deployed, but for what the emulator refuses: an alarm on an expression of several metrics watches a
 * metric of that name instead, so that everything else of it is deployed.
 */
class WithoutMetricMath implements IAspect {
  visit(node: IConstruct): void {
    if (!(node instanceof CfnAlarm) || node.metrics === undefined) return;
    node.metrics = undefined;
    node.namespace = 'Millrace';
    node.metricName = node.node.path;
    node.statistic = 'Sum';
    node.period = 300;
  }
}

const app = makeApp();
Aspects.of(app).add(new WithoutMetricMath());
app.synth();
