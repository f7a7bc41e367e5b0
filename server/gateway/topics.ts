/** What is listened to at a broker: filters of topics, https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/mqtt-v3.1.1.html#_Toc398718106. */

/** Where ESPresense, Ruuvi gateways, and OpenMQTTGateway and Theengs publish unless they are told otherwise. */
export const DEFAULT_TOPICS = 'espresense/devices/+/+, ruuvi/+/+, home/+/BTtoMQTT/+';

/** Whether this is a filter: `+` stands for a whole level, `#` for all that follow. */
export function isTopicFilter(text: string): boolean {
  const levels = text.split('/');
  const isLevel = (level: string, at: number): boolean =>
    level === '+' || (level === '#' && at === levels.length - 1) || !/[+#\0]/.test(level);
  return text !== '' && text.length <= 500 && levels.every(isLevel);
}
