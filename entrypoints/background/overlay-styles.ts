export { default as overlayStyles } from '@/components/overlay/overlay.css?inline';
